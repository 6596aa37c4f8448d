/** The only place of the feature that knows the process engine: {@code processes/daily-lifecycle.bpmn}, {@code access-end.bpmn}, {@code access-extension.bpmn}, {@code guest-inactivity.bpmn} and what they call. */
package org.guestflow.lifecycle.process;
