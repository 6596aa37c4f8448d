package org.guestflow.demo;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the demo runs.
 *
 * @param embeddedServers whether the demo brings its own PostgreSQL, mail and LDAP servers
 * @param directory where PostgreSQL's data and the received mails are kept
 * @param postgresPort PostgreSQL's port
 * @param smtpPort where the mail server takes mail
 * @param imapPort where mailboxes are read
 * @param ldapPort where Litware's directory answers
 */
@ConfigurationProperties("guestflow.demo")
record DemoSettings(
        @DefaultValue("true") boolean embeddedServers,
        @DefaultValue(".demo") Path directory,
        @DefaultValue("15432") int postgresPort,
        @DefaultValue("3025") int smtpPort,
        @DefaultValue("3143") int imapPort,
        @DefaultValue("3389") int ldapPort) {}
