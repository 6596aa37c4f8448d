/**
 * Calls to servers that others name (threats.md D2, D3): to checked addresses only, bounded in time and size, without redirects.
 */
@ApplicationModule(allowedDependencies = {})
package org.guestflow.outbound;

import org.springframework.modulith.ApplicationModule;
