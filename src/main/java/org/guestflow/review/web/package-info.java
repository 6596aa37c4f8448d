/** Where the form in Tasklist reads what is to be reviewed. */
package org.guestflow.review.web;
