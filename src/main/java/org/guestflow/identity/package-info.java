/**
 * Who is calling: sign-in, sessions, what protects the web pages, and the engine's identity provider on the directory.
 */
@ApplicationModule(allowedDependencies = {"shared", "directory", "partner", "policy", "mail", "audit", "engine"})
package org.guestflow.identity;

import org.springframework.modulith.ApplicationModule;
