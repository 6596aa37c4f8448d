package org.guestflow.support;

import java.util.Map;
import org.apache.catalina.connector.Connector;
import org.guestflow.demo.TestLitware;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Points an application context at the test run's servers, with an empty database of its own. */
public class TestServers implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        // Receivers of webhooks are given up and tried again sooner than people would.
        TestPropertyValues.of(
                        "guestflow.webhooks.deadline=2s",
                        "guestflow.webhooks.lease=5s",
                        "guestflow.webhooks.retry-after=100ms,200ms,400ms",
                        // Figures are read again whenever a test looks.
                        "guestflow.metrics.read-every=100ms",
                        "guestflow.metrics.count-every=100ms",
                        // On leap days only: tests that move the clock look after their own guests, and those of the
                        // process start it.
                        "guestflow.lifecycle.daily-at=0 30 2 29 2 ?",
                        "guestflow.review.daily-at=0 0 2 29 2 ?")
                .applyTo(context);
        // Read at the start, and then when a test asks for it.
        TestPropertyValues.of(ReturnAddress.opened().settings("10m")).applyTo(context);
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
        context.getBeanFactory().addBeanPostProcessor(new CheapPasswords());
        if ("0".equals(context.getEnvironment().getProperty("server.port"))) {
            beReachable(context);
        }
        // The demo's mailbox pages read from this server, as they read from the demo's own.
        context.getBeanFactory().registerSingleton("testMail", TestMail.server());
    }

    /** The application is told where it is reached before it knows which port it gets: it is made to listen there besides. */
    private static void beReachable(ConfigurableApplicationContext context) {
        int port = FreePort.next();
        TestPropertyValues.of("guestflow.base-url=http://localhost:" + port).applyTo(context);
        WebServerFactoryCustomizer<TomcatServletWebServerFactory> second = factory -> {
            Connector connector = new Connector();
            connector.setPort(port);
            factory.addAdditionalTomcatConnectors(connector);
        };
        context.getBeanFactory().registerSingleton("reachable", second);
    }
}
