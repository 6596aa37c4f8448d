/**
 * Words that every part speaks: addresses, domain names, ids, refusals.
 */
@ApplicationModule(allowedDependencies = {})
package org.guestflow.shared;

import org.springframework.modulith.ApplicationModule;
