/**
 * The life of a guest after the invitation (behaviour.md section 7): access that ends or is to last longer, guests who do not come any more, guests whose sponsor has gone.
 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "audit",
            "directory",
            "partner",
            "policy",
            "approval",
            "mail",
            "engine",
            "identity"
        })
package org.guestflow.lifecycle;

import org.springframework.modulith.ApplicationModule;
