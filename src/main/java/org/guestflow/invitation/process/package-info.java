/** How the process {@code invitation} and the feature meet: the contract of names, the adapter to the engine, a delegate per step. */
package org.guestflow.invitation.process;
