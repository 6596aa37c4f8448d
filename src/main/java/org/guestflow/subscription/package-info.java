/**
 * Subscriptions to changes of invitations and users (webhooks): who wants to be told, what there is to tell, and telling it.
 */
@ApplicationModule(allowedDependencies = {"shared", "audit", "directory", "invitation", "outbound"})
package org.guestflow.subscription;

import org.springframework.modulith.ApplicationModule;
