package org.guestflow.panel;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.guestflow.support.TestServers;
import org.guestflow.support.Visitor;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * With 10,000 guests, 2,000 groups and 100,000 audit entries every list takes as many statements as with a handful, and asks its table once, for no more than a page. It has a database of its own: the
 * entries are no chain.
 */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"spring.application.name=guestflow-at-scale", "camunda.bpm.job-execution.enabled=false"})
@ActiveProfiles("demo")
@ContextConfiguration(initializers = TestServers.class)
class ListsAtScaleTest {

    private static final int PAGE = 25;

    /** Each list with the table that it is about, and by what an item of it is known on the page. */
    private static final Map<String, List<String>> LISTS = lists();

    private final Statements statements = new Statements();
    private final Logger log = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Visitor ada;
    private Visitor olivia;

    private static Map<String, List<String>> lists() {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        lists.put("ada /administration/guests", List.of("u.last_sign_in_at", "#guests tbody tr"));
        lists.put(
                "ada /administration/guests?state=ACCEPTED&domain=many.example",
                List.of("u.last_sign_in_at", "#guests tbody tr"));
        lists.put("ada /administration/settings/refused", List.of("u.last_sign_in_at", "#guests tbody tr"));
        lists.put("ada /administration/roles", List.of("directory_role_member held", "#assignments tbody tr"));
        lists.put("olivia /my-data", List.of("SELECT * FROM audit_event", "#trail tbody tr"));
        lists.put("ada /administration/audit", List.of("SELECT * FROM audit_event", "#events tbody tr"));
        lists.put(
                "ada /administration/audit?actor=olivia@woodgrove.com",
                List.of("SELECT * FROM audit_event", "#events tbody tr"));
        lists.put("ada /administration/requests", List.of("SELECT * FROM invitation", "#requests tbody tr"));
        lists.put("olivia /requests", List.of("SELECT * FROM invitation", "#requests tbody tr"));
        lists.put("olivia /owned", List.of("directory_group", "table.list tbody tr"));
        lists.put("ada /owned?everything=true", List.of("directory_group", "table.list tbody tr"));
        lists.put("olivia /groups/project-atlas", List.of("group_membership m ON", "table.list tbody tr"));
        return lists;
    }

    /** Once a second, by whichever page is opened then. */
    private static final String HOST = "WHERE o.kind = 'host'";

    @BeforeEach
    void listen() {
        ada = Visitor.signedIn(port, "ada@woodgrove.com");
        olivia = Visitor.signedIn(port, "olivia@woodgrove.com");
        statements.start();
        log.setLevel(Level.DEBUG);
        log.addAppender(statements);
    }

    @AfterEach
    void listenNoLonger() {
        log.detachAppender(statements);
        log.setLevel(null);
    }

    @Test
    void everyListTakesOnePageSizedQueryHoweverManyThereAre() {
        oneOfEach();
        Map<String, Integer> few = counts();

        tenThousandGuestsTwoThousandGroupsAHundredThousandEntries();

        assertThat(counts()).isEqualTo(few);
        LISTS.forEach((list, of) -> {
            Document page = open(list);
            assertThat(page.select(of.get(1))).as(list).hasSizeBetween(PAGE, PAGE + 1);
            assertThat(statements.seen())
                    .as(list)
                    .filteredOn(sql -> sql.contains(of.get(0)))
                    .hasSize(1);
            assertThat(statements.seen())
                    .as(list)
                    .filteredOn(sql -> sql.contains(of.get(0)))
                    .allMatch(sql -> sql.contains("LIMIT"));
        });
    }

    private Map<String, Integer> counts() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        Stream.concat(LISTS.keySet().stream(), Stream.of("ada /administration/settings"))
                .forEach(list -> {
                    open(list);
                    counts.put(list, (int) statements.seen().stream()
                            .filter(sql -> !sql.contains(HOST))
                            .count());
                });
        return counts;
    }

    private Document open(String list) {
        String[] words = list.split(" ", 2);
        statements.forget();
        return ("ada".equals(words[0]) ? ada : olivia).open(words[1]);
    }

    private void oneOfEach() {
        jdbc.sql("INSERT INTO domain_list_entry VALUES ('many.example')").update();
        guests(1);
        invitations(1);
    }

    private void tenThousandGuestsTwoThousandGroupsAHundredThousandEntries() {
        guests(10_000);
        invitations(10_000);
        jdbc.sql("""
                        WITH made AS (
                            INSERT INTO directory_group (id, mail_nickname, display_name, membership, self_service)
                            SELECT gen_random_uuid(), 'many-' || n, 'Many ' || n, 'assigned', true FROM generate_series(1, 2000) n RETURNING id)
                        INSERT INTO group_owner SELECT made.id, u.id FROM made, directory_user u WHERE u.mail = 'olivia@woodgrove.com'""").update();
        jdbc.sql("""
                        INSERT INTO audit_event (sequence, at, actor, action, object_type, object_id, previous_hash, hash)
                        SELECT chain.sequence + n, now(), u.id::text, 'Add user', 'User', u.id::text, sha256(n::text::bytea), sha256(('x' || n)::bytea)
                        FROM audit_chain chain, directory_user u, generate_series(1, 100000) n WHERE u.mail = 'olivia@woodgrove.com'""").update();
        jdbc.sql("UPDATE audit_chain SET sequence = sequence + 100000").update();
        jdbc.sql("ANALYZE").update();
    }

    private void guests(int many) {
        jdbc.sql("""
                        WITH made AS (
                            INSERT INTO directory_user (id, user_principal_name, mail, mail_as_typed, display_name, user_type, creation_type,
                                                        external_user_state, external_user_state_changed_at, created_at)
                            SELECT gen_random_uuid(), n || '_' || :many, n || '.' || :many || '@many.example', 'x', 'Guest ' || n, 'guest', 'invitation',
                                   'accepted', now(), now()
                            FROM generate_series(1, :many) n RETURNING id)
                        INSERT INTO group_member (group_id, user_id, granted_at)
                        SELECT g.id, made.id, now() FROM made, directory_group g WHERE g.mail_nickname = 'project-atlas'""").param("many", many).update();
        jdbc.sql(
                        "INSERT INTO directory_role_member SELECT id, 'GuestInviter' FROM directory_user WHERE mail LIKE '%@many.example' ON CONFLICT DO NOTHING")
                .update();
    }

    private void invitations(int many) {
        jdbc.sql("""
                        INSERT INTO invitation (id, inviter_id, mail, mail_as_typed, target_type, target_id, state, state_since, created_at)
                        SELECT gen_random_uuid(), u.id, n || '@asked.example', n || '@asked.example', 'group', g.id, 'expired', now(),
                               now() - n * interval '1 second'
                        FROM generate_series(1, :many) n, directory_user u, directory_group g
                        WHERE u.mail = 'olivia@woodgrove.com' AND g.mail_nickname = 'project-atlas'""").param("many", many).update();
    }

    /** The statements of the web server's threads, without those of the sessions. */
    private static final class Statements extends AppenderBase<ILoggingEvent> {

        private final List<String> seen = new CopyOnWriteArrayList<>();

        @Override
        protected void append(ILoggingEvent event) {
            String message = event.getFormattedMessage();
            if (event.getThreadName().startsWith("http-")
                    && message.startsWith("Executing")
                    && message.contains("[")
                    && !message.contains("SPRING_SESSION")) {
                seen.add(message);
            }
        }

        private void forget() {
            seen.clear();
        }

        private List<String> seen() {
            return List.copyOf(seen);
        }
    }
}
