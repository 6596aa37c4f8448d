/** The only place of the feature that knows the process engine: {@code processes/audit-verification.bpmn} and {@code processes/audit-retention.bpmn}. */
package org.guestflow.compliance.process;
