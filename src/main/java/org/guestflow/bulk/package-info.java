/**
 * Lists of people, uploaded as CSV: tried out row by row, then invited row by row in the background (behaviour.md section 8).
 */
@ApplicationModule(allowedDependencies = {"shared", "directory", "invitation", "engine"})
package org.guestflow.bulk;

import org.springframework.modulith.ApplicationModule;
