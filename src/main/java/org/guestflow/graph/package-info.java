/** REST in the dialect of Microsoft Graph: so far invitations once they are made, direct additions, and the partners' records. */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "directory",
            "partner",
            "policy",
            "invitation",
            "directaddition",
            "mail",
            "identity"
        })
package org.guestflow.graph;

import org.springframework.modulith.ApplicationModule;
