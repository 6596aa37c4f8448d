/** REST in the dialect of Microsoft Graph: so far, what an inviter does with invitations once they are made. */
@ApplicationModule(allowedDependencies = {"shared", "directory", "invitation", "mail", "identity"})
package org.guestflow.graph;

import org.springframework.modulith.ApplicationModule;
