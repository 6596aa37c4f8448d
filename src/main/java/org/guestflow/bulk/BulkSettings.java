package org.guestflow.bulk;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How uploads are kept.
 *
 * @param keptFor how long after its upload a list is deleted, with all that it says of people; the invitations that came of it stay
 */
@ConfigurationProperties("guestflow.bulk")
record BulkSettings(@DefaultValue("30d") Duration keptFor) {}
