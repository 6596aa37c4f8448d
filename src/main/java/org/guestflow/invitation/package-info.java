/**
 * Invitations, from the request to the access that comes of it.
 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "query",
            "audit",
            "directory",
            "partner",
            "policy",
            "mail",
            "engine",
            "approval",
            "metrics"
        })
package org.guestflow.invitation;

import org.springframework.modulith.ApplicationModule;
