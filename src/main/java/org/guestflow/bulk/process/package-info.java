/** The only place of the feature that knows the process engine: {@code processes/bulk-invitation.bpmn} and what it calls. */
package org.guestflow.bulk.process;
