package org.guestflow.support;

import java.util.Map;
import org.guestflow.demo.TestLitware;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Points an application context at the test run's servers, with an empty database of its own. */
public class TestServers implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of(Map.of(
                        "spring.datasource.url",
                        TestPostgres.newDatabase(),
                        "guestflow.demo.embedded-servers",
                        "false",
                        "guestflow.demo.ldap-port",
                        String.valueOf(TestLitware.directory().port()),
                        // Tests call more often than the tenant may; those of the limit see to it themselves.
                        "guestflow.api.requests",
                        "1000000",
                        "guestflow.api.period",
                        "10m",
                        "spring.mail.host",
                        "127.0.0.1",
                        "spring.mail.port",
                        String.valueOf(TestMail.server().getSmtp().getPort())))
                .applyTo(context);
        // The demo's mailbox pages read from this server, as they read from the demo's own.
        context.getBeanFactory().registerSingleton("testMail", TestMail.server());
    }
}
