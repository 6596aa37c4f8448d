/**
 * Mail: composing, outbox, sending, delivery state.
 */
@ApplicationModule(allowedDependencies = {"shared", "directory", "audit"})
package org.guestflow.mail;

import org.springframework.modulith.ApplicationModule;
