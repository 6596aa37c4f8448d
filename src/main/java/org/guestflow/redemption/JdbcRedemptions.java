package org.guestflow.redemption;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.identity.ProvenIdentity;
import org.guestflow.invitation.InvitationLink;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.TransactionMemory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** The table {@code redemption}. */
@Repository
class JdbcRedemptions {

    private static final String OPEN = "state IN ('awaiting_proof', 'awaiting_consent')";
    private static final String SELECT = "SELECT *, coalesce(proven_hash = :hash, false) AS proven FROM redemption ";
    private static final String WRITTEN = " RETURNING *, false AS proven";
    private static final byte[] NO_BROWSER = {};

    private final JdbcClient jdbc;
    private final TransactionMemory<RedemptionId, Optional<Redemption>> held = TransactionMemory.ofHeldRows();

    JdbcRedemptions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Makes the redemptions of one guest wait for each other until the transaction ends, on all nodes: what is counted and decided under it holds.
     * Two guests whose keys collide wait for each other in vain, which does no harm.
     */
    void lockGuest(EmailAddress guest) {
        TransactionMemory.forgetAll();
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('redemption'), hashtext(:guest))")
                .param("guest", guest.key())
                .query((row, number) -> true)
                .single();
    }

    /** May wait for whoever holds the invitation; nothing is judged after it that was not judged before. */
    void insert(Redemption redemption, byte[] browserHash, byte[] sourceHash) {
        write(jdbc.sql("""
                        INSERT INTO redemption (id, invitation_id, link_version, state, browser_hash, source_hash, language, started_at, abandoned_at)
                        VALUES (:id, :invitation, :version, :state, :browser, :source, :language, :startedAt, :abandonedAt)""" + WRITTEN)
                .param("id", redemption.id().value())
                .param("invitation", redemption.link().invitation().value())
                .param("version", redemption.link().version())
                .param("state", redemption.state().stored())
                .param("browser", browserHash)
                .param("source", sourceHash)
                .param("language", redemption.language())
                .param("startedAt", time(redemption.startedAt()))
                .param("abandonedAt", time(redemption.abandonedAt())));
    }

    /** Finds the newest redemption that the browser with this key began or proved. */
    Optional<Redemption> find(InvitationLink link, byte[] hash) {
        return jdbc.sql(SELECT + """
                        WHERE invitation_id = :invitation AND link_version = :version AND (browser_hash = :hash OR proven_hash = :hash)
                        ORDER BY started_at DESC LIMIT 1""")
                .param("invitation", link.invitation().value())
                .param("version", link.version())
                .param("hash", hash)
                .query(JdbcRedemptions::redemption)
                .optional();
    }

    /** Whether the browser has proven the address is not asked here. Nobody else changes a row that this transaction has locked or written. */
    Optional<Redemption> lock(RedemptionId id) {
        return held.get(id, () -> {
            TransactionMemory.forgetAll();
            return jdbc.sql(SELECT + "WHERE id = :id FOR UPDATE")
                    .param("id", id.value())
                    .param("hash", NO_BROWSER)
                    .query(JdbcRedemptions::redemption)
                    .optional();
        });
    }

    /** For whoever changes redemptions by other statements. */
    void forget() {
        held.forget();
    }

    List<Redemption> lockOpen(RequestId invitation) {
        TransactionMemory.forgetAll();
        return open(invitation, " ORDER BY id FOR UPDATE");
    }

    List<Redemption> findOpen(RequestId invitation) {
        return open(invitation, "");
    }

    private List<Redemption> open(RequestId invitation, String lock) {
        return jdbc.sql(SELECT + "WHERE invitation_id = :invitation AND " + OPEN + lock)
                .param("invitation", invitation.value())
                .param("hash", NO_BROWSER)
                .query(JdbcRedemptions::redemption)
                .list();
    }

    byte[] sourceHash(RedemptionId id) {
        return jdbc.sql("SELECT source_hash FROM redemption WHERE id = :id")
                .param("id", id.value())
                .query(byte[].class)
                .single();
    }

    void source(RedemptionId id, byte[] sourceHash) {
        jdbc.sql("UPDATE redemption SET source_hash = :source WHERE id = :id")
                .param("id", id.value())
                .param("source", sourceHash)
                .update();
    }

    void proven(RedemptionId id, byte[] provenHash, Instant now) {
        write(jdbc.sql("UPDATE redemption SET state = :state, proven_hash = :hash, proven_at = :now WHERE id = :id"
                        + WRITTEN)
                .param("id", id.value())
                .param("state", RedemptionState.AWAITING_CONSENT.stored())
                .param("hash", provenHash)
                .param("now", time(now)));
    }

    /** Keeps who proved the address by signing in at the own organisation. */
    void identity(RedemptionId id, ProvenIdentity identity) {
        jdbc.sql("UPDATE redemption SET proof_issuer = :issuer, proof_subject = :subject WHERE id = :id")
                .param("id", id.value())
                .param("issuer", identity.issuer())
                .param("subject", identity.subject())
                .update();
    }

    /** Who proved the address by signing in; empty where a code did. The address is the invited one and is not kept again. */
    Optional<ProvenIdentity> identity(RedemptionId id) {
        return jdbc.sql(
                        "SELECT proof_issuer, proof_subject FROM redemption WHERE id = :id AND proof_issuer IS NOT NULL")
                .param("id", id.value())
                .query((row, number) ->
                        new ProvenIdentity(row.getString("proof_issuer"), row.getString("proof_subject"), null))
                .optional();
    }

    /** Ends a redemption that is open; false where it has ended already. */
    boolean end(RedemptionId id, RedemptionState end, Instant now) {
        return write(
                jdbc.sql("UPDATE redemption SET state = :state, ended_at = :now WHERE id = :id AND " + OPEN + WRITTEN)
                        .param("id", id.value())
                        .param("state", end.stored())
                        .param("now", time(now)));
    }

    private boolean write(StatementSpec change) {
        Optional<Redemption> written = change.query(JdbcRedemptions::redemption).optional();
        written.ifPresent(redemption -> held.put(redemption.id(), written));
        return written.isPresent();
    }

    private static Redemption redemption(ResultSet row, int number) throws SQLException {
        RequestId invitation = new RequestId(row.getObject("invitation_id", UUID.class));
        return new Redemption(
                new RedemptionId(row.getObject("id", UUID.class)),
                new InvitationLink(invitation, row.getInt("link_version")),
                RedemptionState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("language"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getObject("abandoned_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("proven"));
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
