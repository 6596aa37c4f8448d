/**
 * Traces (OpenTelemetry): what a call has set in motion is one trace, also what is done for it later, by another node, or once somebody has decided. Off unless it is switched on; docs/operations.md
 * says how.
 */
@ApplicationModule(allowedDependencies = {"shared"})
package org.guestflow.tracing;

import org.springframework.modulith.ApplicationModule;
