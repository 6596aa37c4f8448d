/**
 * Metrics for whoever runs Guestflow: what has happened, once it has committed, and what stands in the database. Their names and meaning stand in docs/operations.md.
 */
@ApplicationModule(allowedDependencies = {})
package org.guestflow.metrics;

import org.springframework.modulith.ApplicationModule;
