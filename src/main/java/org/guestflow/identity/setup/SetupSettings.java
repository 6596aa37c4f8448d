package org.guestflow.identity.setup;

import jakarta.validation.constraints.Size;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Whom to record at the first start. Nothing of it is looked at once there is an administrator.
 *
 * @param organisation the host organisation's name
 * @param domain its domain
 * @param administrator the first administrator's mail address, in that domain
 * @param password the first administrator's password, 12 characters or more
 */
@Validated
@ConfigurationProperties("guestflow.setup")
record SetupSettings(
        String organisation,
        String domain,
        String administrator,
        @Size(min = 12, max = 72) String password) {

    boolean isComplete() {
        return organisation != null && domain != null && administrator != null && password != null;
    }
}
