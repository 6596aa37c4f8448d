package org.guestflow.directory;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the directory is told of the organisation.
 *
 * @param zone the zone of people whose own is not known
 */
@ConfigurationProperties("guestflow.directory")
record DirectorySettings(@DefaultValue("UTC") ZoneId zone) {}
