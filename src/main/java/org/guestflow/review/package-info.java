/**
 * Access reviews: from time to time those who answer for the guests of a group or application say who is still to have access; whoever nobody speaks for loses it.
 */
@ApplicationModule(
        allowedDependencies = {"shared", "directory", "policy", "mail", "audit", "engine", "approval", "lifecycle"})
package org.guestflow.review;

import org.springframework.modulith.ApplicationModule;
