/** The only place of the feature that knows the process engine: {@code processes/redemption.bpmn} and what it calls. */
package org.guestflow.redemption.process;
