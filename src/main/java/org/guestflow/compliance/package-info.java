/**
 * What auditors and data protection ask for: the audit trail is checked every night and kept for as long as it has to be; a person's data are erased on request.
 */
@ApplicationModule(allowedDependencies = {"shared", "audit", "directory", "mail", "engine"})
package org.guestflow.compliance;

import org.springframework.modulith.ApplicationModule;
