/** The valve in the web server. */
package org.guestflow.overload.web;
