/**
 * What a node does with more than it can: it says so at once, while it still can, instead of letting everybody wait until nobody is served in time (RFC 9110, section 15.6.4).
 */
@ApplicationModule(allowedDependencies = {})
package org.guestflow.overload;

import org.springframework.modulith.ApplicationModule;
