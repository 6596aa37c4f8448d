/** How the process {@code approval} and the feature meet: the contract of names, a delegate per step, the task's listeners. */
package org.guestflow.approval.process;
