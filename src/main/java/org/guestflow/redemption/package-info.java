/**
 * Redemption: the link opens, the guest proves the address, consents and is in.
 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "audit",
            "directory",
            "partner",
            "policy",
            "mail",
            "engine",
            "identity",
            "invitation"
        })
package org.guestflow.redemption;

import org.springframework.modulith.ApplicationModule;
