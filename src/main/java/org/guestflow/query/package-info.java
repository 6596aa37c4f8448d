/** What a list is asked for, conditions, order and page, and how that reads in SQL: for lists that programs ask for. */
@ApplicationModule(allowedDependencies = "shared")
package org.guestflow.query;

import org.springframework.modulith.ApplicationModule;
