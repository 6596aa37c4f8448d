/**
 * Direct addition: a partner's user who may list his own organisation's directory adds colleagues without invitations.
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
            "invitation",
            "metrics"
        })
package org.guestflow.directaddition;

import org.springframework.modulith.ApplicationModule;
