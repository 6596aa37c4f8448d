/**
 * Stages of approval: candidates, reminders, escalation, decisions and the data of the Tasklist form.
 */
@ApplicationModule(allowedDependencies = {"shared", "directory", "policy", "mail", "audit", "engine", "metrics"})
package org.guestflow.approval;

import org.springframework.modulith.ApplicationModule;
