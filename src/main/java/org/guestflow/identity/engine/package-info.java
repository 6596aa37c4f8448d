/** The directory as the process engine sees it: its users, its groups, and what they may do with its web applications. */
package org.guestflow.identity.engine;
