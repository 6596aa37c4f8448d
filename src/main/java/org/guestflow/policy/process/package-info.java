/** The decision table on the process engine. */
package org.guestflow.policy.process;
