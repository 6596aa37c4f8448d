/** Where the form in Tasklist reads what is to be decided. */
package org.guestflow.approval.web;
