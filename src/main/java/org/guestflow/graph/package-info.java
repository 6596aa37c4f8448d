/** REST in the dialect of Microsoft Graph; a package a resource, and what all requests have in common in {@code request}. */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "query",
            "audit",
            "directory",
            "partner",
            "policy",
            "invitation",
            "directaddition",
            "mail",
            "identity",
            "subscription",
            "compliance",
            "lifecycle"
        })
package org.guestflow.graph;

import org.springframework.modulith.ApplicationModule;
