/**
 * What all processes share: the engine's configuration, its hardening, its history level, its time and the base of the delegates.
 */
@ApplicationModule(allowedDependencies = {"shared", "tracing"})
package org.guestflow.engine;

import org.springframework.modulith.ApplicationModule;
