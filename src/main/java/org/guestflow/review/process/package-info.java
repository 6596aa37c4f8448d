/** How the processes {@code access-review} and {@code due-access-reviews} and the feature meet: the contract of names, a delegate per step, the task's listeners. */
package org.guestflow.review.process;
