/**
 * WoodGrove and Litware: demo data, and the embedded servers that the demo runs on.
 */
@ApplicationModule(allowedDependencies = {"shared", "audit", "directory", "partner", "policy", "mail", "redemption"})
package org.guestflow.demo;

import org.springframework.modulith.ApplicationModule;
