/**
 * What the organisation allows: the fixed rules by name, the tenant's settings, the domain list, the facts for the decision table and its answer.
 */
@ApplicationModule(allowedDependencies = {"shared", "directory", "partner", "audit", "engine"})
package org.guestflow.policy;

import org.springframework.modulith.ApplicationModule;
