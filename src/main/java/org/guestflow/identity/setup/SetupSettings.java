package org.guestflow.identity.setup;

import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Whom to record at the first start. Nothing of it is looked at once there is an administrator.
 *
 * @param organisation the host organisation's name
 * @param domain its domain
 * @param administrator the first administrator's mail address, in that domain
 * @param password the first administrator's password, of 12 to 72 bytes: bcrypt looks at no more
 */
@ConfigurationProperties("guestflow.setup")
record SetupSettings(String organisation, String domain, String administrator, String password) {

    boolean isComplete() {
        return Stream.of(organisation, domain, administrator, password)
                .allMatch(setting -> setting != null && !setting.isBlank());
    }
}
