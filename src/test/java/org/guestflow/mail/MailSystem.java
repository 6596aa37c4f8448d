package org.guestflow.mail;

import com.github.kagkarlsson.scheduler.boot.autoconfigure.DbSchedulerAutoConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.guestflow.shared.BaseUrl;
import org.guestflow.shared.KeyRing;
import org.guestflow.shared.RequestId;
import org.guestflow.support.TestPostgres;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.mail.MailSenderAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The mail module with what it stands on, and nothing else: a database of its own, no web, no engine. One per test class, as it starts in a second. */
final class MailSystem implements AutoCloseable {

    static final String LINK = "https://guestflow.woodgrove.com/redeem/c2VjcmV0&x=1";
    static final String CODE = "40771234";

    private static final String BASE_URL = "https://guestflow.woodgrove.com";
    private static final String SECRET_KEY = "ZGVtby1vbmx5LWRlbW8tb25seS1kZW1vLW9ubHktZGVtby1vbmx5IQ==";

    private final ConfigurableApplicationContext context;

    private MailSystem(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts it against a mail server on this machine, with further settings such as {@code guestflow.mail.deadline=1s}. */
    static MailSystem sendingTo(int smtpPort, String... settings) {
        return onDatabase(TestPostgres.newDatabase(), smtpPort, settings);
    }

    static MailSystem onDatabase(String url, int smtpPort, String... settings) {
        List<String> all = new ArrayList<>(List.of(
                "spring.datasource.url=" + url,
                "spring.datasource.hikari.maximum-pool-size=5",
                "spring.mail.host=127.0.0.1",
                "spring.mail.port=" + smtpPort,
                "guestflow.base-url=" + BASE_URL,
                "guestflow.secret-key=" + SECRET_KEY,
                "guestflow.mail.from=guestflow@woodgrove.com"));
        all.addAll(Arrays.asList(settings));
        ConfigurableApplicationContext context = new SpringApplicationBuilder(Parts.class)
                .web(WebApplicationType.NONE)
                .run(all.stream().map(setting -> "--" + setting).toArray(String[]::new));
        JdbcClient jdbc = context.getBean(JdbcClient.class);
        jdbc.sql("""
                        WITH host AS (
                            INSERT INTO organisation (id, kind, display_name, privacy_statement_url)
                            VALUES (gen_random_uuid(), 'host', 'WoodGrove', 'https://woodgrove.com/privacy?a=1&b=2')
                            ON CONFLICT DO NOTHING RETURNING id)
                        INSERT INTO organisation_domain (domain, organisation_id, is_default) SELECT 'woodgrove.com', id, true FROM host
                        """).update();
        return new MailSystem(context);
    }

    void queue(Notice notice) {
        inTransaction(() -> part(Outbox.class).queue(notice));
    }

    void inTransaction(Runnable work) {
        new TransactionTemplate(part(PlatformTransactionManager.class)).executeWithoutResult(status -> work.run());
    }

    List<Delivery> deliveries(RequestId request) {
        return part(Outbox.class).deliveries(request);
    }

    Heard heard() {
        return part(Heard.class);
    }

    Ended ended() {
        return part(Ended.class);
    }

    JdbcClient jdbc() {
        return part(JdbcClient.class);
    }

    <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }

    /** What a request's process hears of its mail. */
    static final class Heard implements DeliveryListener {

        final List<String> words = new CopyOnWriteArrayList<>();
        final Set<RequestId> deafOnce = ConcurrentHashMap.newKeySet();

        @Override
        public void failed(RequestId request, NoticeKind kind, String reason) {
            if (deafOnce.remove(request)) {
                throw new IllegalStateException("the process is busy");
            }
            words.add("failed " + request + " " + kind + " " + reason);
        }

        @Override
        public void undeliverable(RequestId request, NoticeKind kind, String reason) {
            words.add("undeliverable " + request + " " + kind + " " + reason);
        }

        @Override
        public void bounced(RequestId request, NoticeKind kind, String reason) {
            if (deafOnce.remove(request)) {
                throw new IllegalStateException("the process is busy");
            }
            words.add("bounced " + request + " " + kind + " " + reason);
        }

        List<String> about(RequestId request) {
            return words.stream()
                    .filter(word -> word.contains(request.toString()))
                    .toList();
        }
    }

    /** The requests whose links work no longer. */
    static final class Ended {

        final Set<RequestId> requests = ConcurrentHashMap.newKeySet();
    }

    @TestConfiguration(proxyBeanMethods = false)
    @ComponentScan(
            basePackages = {
                "org.guestflow.mail",
                "org.guestflow.audit",
                "org.guestflow.directory",
                "org.guestflow.query",
                "org.guestflow.tracing"
            },
            excludeFilters = @Filter(type = FilterType.REGEX, pattern = ".*(Test|\\.web\\.|BlockCodeContent).*"))
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        TransactionAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        FlywayAutoConfiguration.class,
        JacksonAutoConfiguration.class,
        MailSenderAutoConfiguration.class,
        DbSchedulerAutoConfiguration.class
    })
    static class Parts {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        BaseUrl baseUrl() {
            return new BaseUrl(URI.create(BASE_URL));
        }

        @Bean
        KeyRing keyRing() {
            return KeyRing.of(SECRET_KEY, List.of());
        }

        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }

        @Bean
        Heard heard() {
            return new Heard();
        }

        @Bean
        Ended ended() {
            return new Ended();
        }

        @Bean
        LateContent link(Ended ended) {
            return late(Set.of(NoticeKind.INVITATION, NoticeKind.INVITATION_REMINDER), NoticeContent.LINK, LINK, ended);
        }

        @Bean
        LateContent code(Ended ended) {
            return late(
                    Set.of(NoticeKind.PASSCODE, NoticeKind.SIGN_IN_PASSCODE, NoticeKind.BLOCK_PASSCODE),
                    NoticeContent.CODE,
                    CODE,
                    ended);
        }

        private static LateContent late(Set<NoticeKind> kinds, String name, String value, Ended ended) {
            return new LateContent() {
                @Override
                public Set<NoticeKind> kinds() {
                    return kinds;
                }

                @Override
                public Optional<Map<String, String>> content(RequestId request, NoticeKind kind, long generation) {
                    return ended.requests.contains(request) ? Optional.empty() : Optional.of(Map.of(name, value));
                }
            };
        }
    }
}
