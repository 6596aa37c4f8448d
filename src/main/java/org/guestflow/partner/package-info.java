/**
 * Partner organisations: what the host has recorded of them, their connections and their people.
 */
@ApplicationModule(allowedDependencies = {"shared", "directory", "audit", "outbound", "tracing"})
package org.guestflow.partner;

import org.springframework.modulith.ApplicationModule;
