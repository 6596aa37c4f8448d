/** A module that declares no dependency and has one all the same. */
@ApplicationModule(allowedDependencies = {})
package org.guestflow.architecture.modules.curious;

import org.springframework.modulith.ApplicationModule;
