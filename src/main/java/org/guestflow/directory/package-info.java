/**
 * Organisations, users, groups, applications, memberships and roles; the only writer of these tables.
 */
@ApplicationModule(allowedDependencies = {"shared", "audit", "query"})
package org.guestflow.directory;

import org.springframework.modulith.ApplicationModule;
