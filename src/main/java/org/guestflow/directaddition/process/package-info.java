/** How the process {@code direct-addition} and the feature meet: the contract of names and a delegate per step. */
package org.guestflow.directaddition.process;
