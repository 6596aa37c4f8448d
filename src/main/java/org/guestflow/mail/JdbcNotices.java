package org.guestflow.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.TransactionMemory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of the outbox. Leases are judged by the database's time, so that nodes whose clocks differ agree on them. */
@Repository
class JdbcNotices {

    private static final TypeReference<Map<String, String>> CONTENT = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final JdbcBlockedRecipients blocked;
    private final TransactionMemory<RequestId, List<Delivery>> inserted = TransactionMemory.ofHeldRows();

    JdbcNotices(JdbcClient jdbc, ObjectMapper json, JdbcBlockedRecipients blocked) {
        this.jdbc = jdbc;
        this.json = json;
        this.blocked = blocked;
    }

    /** A row that is new: queued, or, where its recipient has blocked invitations and it is one, suppressed and without content. */
    record Row(UUID id, boolean suppressed) {}

    /** Inserts the row of one recipient; empty where it is there already. */
    Optional<Row> insert(Notice notice, EmailAddress recipient, Instant now) {
        Optional<Row> row = insertIfNew(notice, recipient, now);
        row.ifPresent(queued -> remember(notice, recipient, queued.suppressed(), now));
        return row;
    }

    private void remember(Notice notice, EmailAddress recipient, boolean suppressed, Instant now) {
        List<Delivery> all = new ArrayList<>(inserted.known(notice.request()).orElse(List.of()));
        all.add(new Delivery(
                notice.request(),
                notice.kind(),
                notice.generation(),
                recipient,
                suppressed ? DeliveryState.SUPPRESSED : DeliveryState.QUEUED,
                now,
                0,
                Optional.empty()));
        inserted.put(notice.request(), List.copyOf(all));
    }

    private Optional<Row> insertIfNew(Notice notice, EmailAddress recipient, Instant now) {
        return jdbc.sql("""
                        INSERT INTO notice (id, request_id, kind, generation, recipient, addressee, cc, language, content, state, created_at, state_since)
                        SELECT :id, :request, :kind, :generation, :recipient, :addressee, :cc, :language,
                               CASE WHEN unwanted THEN '{}' ELSE CAST(:content AS jsonb) END, CASE WHEN unwanted THEN 'suppressed' ELSE 'queued' END, :now, :now
                        FROM (SELECT :invitation AND
                        """ + JdbcBlockedRecipients.IS_BLOCKED + """
                         AS unwanted) recipient
                        ON CONFLICT (request_id, kind, generation, recipient) DO NOTHING
                        RETURNING id, state = 'suppressed' AS suppressed
                        """)
                .param("id", UUID.randomUUID())
                .param("request", notice.request().value())
                .param("kind", notice.kind().stored())
                .param("generation", notice.generation())
                .param("recipient", recipient.toString())
                .param("addressee", notice.recipient().toString())
                .param("cc", notice.cc().stream().map(EmailAddress::toString).toArray(String[]::new))
                .param("language", notice.language())
                .param("content", written(notice.content()))
                .param("now", Timestamp.from(now))
                .param("invitation", notice.kind().isInvitation())
                .param("mail", recipient.key())
                .param("signatures", blocked.signatures(recipient))
                .query((row, number) -> new Row(row.getObject("id", UUID.class), row.getBoolean("suppressed")))
                .optional();
    }

    /** Counts an attempt and takes the lease; empty where there is nothing to send or another node is at it. */
    Optional<QueuedNotice> claim(SendingRound round, Duration lease, Instant now) {
        return jdbc.sql("""
                        UPDATE notice
                        SET state = 'sending', attempts = attempts + 1, state_since = :now, leased_until = now() + make_interval(secs => :lease)
                        WHERE id = :id AND attempts_before = :before
                          AND (state = 'queued' OR (state = 'sending' AND leased_until < now()))
                        RETURNING *
                        """)
                .param("id", round.notice())
                .param("before", round.attemptsBefore())
                .param("lease", lease.toMillis() / 1000.0)
                .param("now", Timestamp.from(now))
                .query((row, number) -> claimed(row))
                .optional();
    }

    /** How long another node's lease still runs; empty where none does. */
    Optional<Duration> remainingLease(SendingRound round) {
        return jdbc.sql("""
                        SELECT extract(epoch FROM leased_until - now()) FROM notice
                        WHERE id = :id AND attempts_before = :before AND state = 'sending'
                        """)
                .param("id", round.notice())
                .param("before", round.attemptsBefore())
                .query(Double.class)
                .optional()
                .map(seconds -> Duration.ofMillis(Math.max(0, Math.round(seconds * 1000))));
    }

    /** Records that the claimed attempt came to nothing and another will follow; false where the claim has been lost. */
    boolean queueAgain(QueuedNotice claimed, String answer, boolean perhapsSent, Instant now) {
        return jdbc.sql("""
                        UPDATE notice
                        SET state = 'queued', leased_until = NULL, server_answer = :answer, perhaps_sent = :perhaps, state_since = :now
                        WHERE id = :id AND state = 'sending' AND attempts = :attempt
                        """)
                        .param("answer", answer)
                        .param("perhaps", perhapsSent)
                        .param("now", Timestamp.from(now))
                        .param("id", claimed.id())
                        .param("attempt", claimed.attempt())
                        .update()
                == 1;
    }

    /** Records how the claimed notice ended; what can't be sent again keeps no content. False where the claim has been lost. */
    boolean finish(QueuedNotice claimed, DeliveryState state, String answer, boolean unreported, Instant now) {
        return jdbc.sql("""
                        UPDATE notice
                        SET state = :state, leased_until = NULL, server_answer = :answer, unreported = :unreported, state_since = :now,
                            content = CASE WHEN :state = 'failed' THEN content ELSE '{}' END
                        WHERE id = :id AND state = 'sending' AND attempts = :attempt
                        """)
                        .param("state", state.stored())
                        .param("answer", answer)
                        .param("unreported", unreported)
                        .param("now", Timestamp.from(now))
                        .param("id", claimed.id())
                        .param("attempt", claimed.attempt())
                        .update()
                == 1;
    }

    /** Takes the failure that has yet to be reported; empty where there is none. */
    Optional<UnreportedFailure> takeUnreported(SendingRound round) {
        return jdbc.sql("""
                        UPDATE notice SET unreported = false
                        WHERE id = :id AND attempts_before = :before AND unreported
                        RETURNING *
                        """)
                .param("id", round.notice())
                .param("before", round.attemptsBefore())
                .query((row, number) -> failure(row))
                .optional();
    }

    /** Begins a new round for a request's failed notices. */
    List<SendingRound> queueFailedAgain(RequestId request, Instant now) {
        inserted.forget();
        return jdbc.sql("""
                        UPDATE notice SET state = 'queued', attempts_before = attempts, unreported = false, state_since = :now
                        WHERE request_id = :request AND state = 'failed'
                        RETURNING id, attempts_before
                        """)
                .param("request", request.value())
                .param("now", Timestamp.from(now))
                .query((row, number) ->
                        new SendingRound(row.getObject("id", UUID.class), row.getInt("attempts_before")))
                .list();
    }

    List<Delivery> deliveries(Collection<RequestId> requests) {
        return jdbc.sql("SELECT * FROM notice WHERE request_id = ANY (:requests) ORDER BY created_at, kind, recipient")
                .param("requests", requests.stream().map(RequestId::value).toArray(UUID[]::new))
                .query((row, number) -> delivery(row))
                .list();
    }

    /** Those of a request that the current transaction has itself recorded, has queued no mail for but one by one, and has rolled back nothing of: there are no others than it has inserted. */
    List<Delivery> ofNew(RequestId request) {
        return inserted.known(request).orElseGet(() -> deliveries(request));
    }

    List<Delivery> deliveries(RequestId request) {
        return jdbc.sql("SELECT * FROM notice WHERE request_id = :request ORDER BY created_at, kind, recipient")
                .param("request", request.value())
                .query((row, number) -> delivery(row))
                .list();
    }

    Optional<QueuedNotice> find(UUID id) {
        return jdbc.sql("SELECT * FROM notice WHERE id = :id")
                .param("id", id)
                .query((row, number) -> claimed(row))
                .optional();
    }

    private QueuedNotice claimed(ResultSet row) throws SQLException {
        int attempts = row.getInt("attempts");
        return new QueuedNotice(
                row.getObject("id", UUID.class),
                notice(row),
                address(row.getString("recipient")),
                attempts,
                attempts - row.getInt("attempts_before"),
                row.getBoolean("perhaps_sent"),
                row.getTimestamp("created_at").toInstant());
    }

    private Notice notice(ResultSet row) throws SQLException {
        return new Notice(
                request(row),
                NoticeKind.ofStored(row.getString("kind")),
                row.getLong("generation"),
                address(row.getString("addressee")),
                addresses(row.getArray("cc")),
                row.getString("language"),
                read(row.getString("content")));
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        return new Delivery(
                request(row),
                NoticeKind.ofStored(row.getString("kind")),
                row.getLong("generation"),
                address(row.getString("recipient")),
                DeliveryState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getTimestamp("state_since").toInstant(),
                row.getInt("attempts"),
                Optional.ofNullable(row.getString("server_answer")));
    }

    private static UnreportedFailure failure(ResultSet row) throws SQLException {
        Delivery delivery = delivery(row);
        return new UnreportedFailure(
                delivery.request(),
                delivery.kind(),
                delivery.state(),
                row.getBoolean("bounced"),
                delivery.serverAnswer().orElse(""));
    }

    private static RequestId request(ResultSet row) throws SQLException {
        return new RequestId(row.getObject("request_id", UUID.class));
    }

    private static EmailAddress address(String stored) {
        return EmailAddress.parse(stored).orElseThrow();
    }

    private static List<EmailAddress> addresses(Array stored) throws SQLException {
        return Arrays.stream((String[]) stored.getArray())
                .map(JdbcNotices::address)
                .toList();
    }

    private String written(Map<String, String> content) {
        try {
            return json.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts can be written as JSON", e);
        }
    }

    private Map<String, String> read(String content) {
        try {
            return json.readValue(content, CONTENT);
        } catch (JsonProcessingException e) {
            // Without its cause, which would quote the content.
            throw new IllegalStateException("the stored content of a notice is no JSON of texts");
        }
    }
}
