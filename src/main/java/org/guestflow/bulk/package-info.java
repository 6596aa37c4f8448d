/**
 * Lists of people, uploaded as CSV: tried out row by row in the background, then invited row by row by a process instance of their own (behaviour.md section 8).
 */
@ApplicationModule(allowedDependencies = {"shared", "directory", "invitation", "engine"})
package org.guestflow.bulk;

import org.springframework.modulith.ApplicationModule;
