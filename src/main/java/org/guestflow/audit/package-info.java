/**
 * Append-only, hash-chained events: who did what to which object, and when.
 */
@ApplicationModule(allowedDependencies = {"shared", "query"})
package org.guestflow.audit;

import org.springframework.modulith.ApplicationModule;
