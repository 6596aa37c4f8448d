/**
 * Mail: composing, outbox, sending, delivery state.
 */
@ApplicationModule(allowedDependencies = {"shared", "directory", "audit", "tracing"})
package org.guestflow.mail;

import org.springframework.modulith.ApplicationModule;
