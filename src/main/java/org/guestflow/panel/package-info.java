/**
 * The access panel: the web pages that people use, signed in. One sub-package for each area; what they have in common is here.
 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "audit",
            "directory",
            "partner",
            "policy",
            "mail",
            "identity",
            "approval",
            "invitation",
            "bulk",
            "redemption",
            "directaddition",
            "lifecycle",
            "compliance",
            "engine",
            "review"
        })
package org.guestflow.panel;

import org.springframework.modulith.ApplicationModule;
