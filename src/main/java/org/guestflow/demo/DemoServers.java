package org.guestflow.demo;

import com.icegreen.greenmail.util.GreenMail;
import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** The servers that the demo brings along, so that nothing else is to be installed. They end with the application, after everything that uses them. */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
@ConditionalOnClass(
        name = {"io.zonky.test.db.postgres.embedded.EmbeddedPostgres", "com.icegreen.greenmail.util.GreenMail"})
@ConditionalOnProperty(name = "guestflow.demo.embedded-servers", matchIfMissing = true)
class DemoServers {

    @Bean(destroyMethod = "close")
    EmbeddedPostgres demoPostgres(DemoSettings settings) {
        return new DemoPostgres(settings.directory(), settings.postgresPort()).start();
    }

    @Bean
    JdbcConnectionDetails demoDatabase(EmbeddedPostgres server) {
        String url = server.getJdbcUrl(DemoPostgres.USER, DemoPostgres.DATABASE);
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return DemoPostgres.USER;
            }

            @Override
            public String getPassword() {
                return "";
            }

            @Override
            public String getJdbcUrl() {
                return url;
            }
        };
    }

    @Bean(initMethod = "start", destroyMethod = "stop")
    GreenMail demoMail(DemoSettings settings) {
        return new DemoMail(
                settings.smtpPort(), settings.imapPort(), settings.directory().resolve("mail"));
    }

    @Bean(destroyMethod = "close")
    InMemoryDirectoryServer demoLdap(DemoSettings settings) {
        return LitwareLdap.start(settings.ldapPort());
    }
}
