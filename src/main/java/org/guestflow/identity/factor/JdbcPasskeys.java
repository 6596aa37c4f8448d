package org.guestflow.identity.factor;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.guestflow.identity.SecondFactor;
import org.guestflow.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Repository;

/** The table {@code passkey}: Spring Security's record of a credential, bound to the directory's user. */
@Repository
class JdbcPasskeys implements UserCredentialRepository {

    private final JdbcClient jdbc;

    JdbcPasskeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<SecondFactor> registered(UserId user) {
        return jdbc.sql(
                        "SELECT id, label, registered_at, last_used_at FROM passkey WHERE user_id = :user ORDER BY registered_at, id")
                .param("user", user.value())
                .query((row, number) -> new SecondFactor(
                        row.getObject("id", UUID.class),
                        SecondFactor.Kind.PASSKEY,
                        Optional.of(row.getString("label")),
                        instant(row, "registered_at").orElseThrow(),
                        instant(row, "last_used_at")))
                .list();
    }

    boolean delete(UUID id, UserId user) {
        return jdbc.sql("DELETE FROM passkey WHERE id = :id AND user_id = :user")
                        .param("id", id)
                        .param("user", user.value())
                        .update()
                == 1;
    }

    void deleteAll(UserId user) {
        jdbc.sql("DELETE FROM passkey WHERE user_id = :user")
                .param("user", user.value())
                .update();
    }

    void used(Bytes credential, Instant now) {
        jdbc.sql("UPDATE passkey SET last_used_at = :now WHERE credential_id = :credential")
                .param("credential", credential.getBytes())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public void delete(Bytes credential) {
        jdbc.sql("DELETE FROM passkey WHERE credential_id = :credential")
                .param("credential", credential.getBytes())
                .update();
    }

    /** A credential that is there already stays its user's: only what changes with its use is written. */
    @Override
    public void save(CredentialRecord record) {
        jdbc.sql("""
                INSERT INTO passkey (user_id, credential_id, label, public_key, signature_count, uv_initialized, backup_eligible, backup_state, transports,
                                     attestation_object, attestation_client_data, registered_at)
                VALUES (:user, :credential, :label, :key, :count, :verified, :eligible, :backup, :transports, :attestation, :clientData, :created)
                ON CONFLICT (credential_id) DO UPDATE SET signature_count = excluded.signature_count, uv_initialized = excluded.uv_initialized, backup_state = excluded.backup_state
                WHERE passkey.user_id = excluded.user_id
                """)
                .param("user", PasskeyUsers.user(record.getUserEntityUserId()).value())
                .param("credential", record.getCredentialId().getBytes())
                .param("label", record.getLabel())
                .param("key", record.getPublicKey().getBytes())
                .param("count", record.getSignatureCount())
                .param("verified", record.isUvInitialized())
                .param("eligible", record.isBackupEligible())
                .param("backup", record.isBackupState())
                .param("transports", transports(record))
                .param("attestation", record.getAttestationObject().getBytes())
                .param("clientData", record.getAttestationClientDataJSON().getBytes())
                .param("created", record.getCreated().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Null where there is none, as the interface says. */
    @Override
    public CredentialRecord findByCredentialId(Bytes credential) {
        return jdbc.sql("SELECT * FROM passkey WHERE credential_id = :credential")
                .param("credential", credential.getBytes())
                .query(JdbcPasskeys::record)
                .optional()
                .orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes user) {
        return jdbc.sql("SELECT * FROM passkey WHERE user_id = :user")
                .param("user", PasskeyUsers.user(user).value())
                .query(JdbcPasskeys::record)
                .list();
    }

    private static CredentialRecord record(ResultSet row, int number) throws SQLException {
        return ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(new Bytes(row.getBytes("credential_id")))
                .userEntityUserId(PasskeyUsers.bytes(new UserId(row.getObject("user_id", UUID.class))))
                .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
                .signatureCount(row.getLong("signature_count"))
                .uvInitialized(row.getBoolean("uv_initialized"))
                .backupEligible(row.getBoolean("backup_eligible"))
                .backupState(row.getBoolean("backup_state"))
                .transports(transports(row.getString("transports")))
                .attestationObject(new Bytes(row.getBytes("attestation_object")))
                .attestationClientDataJSON(new Bytes(row.getBytes("attestation_client_data")))
                .created(instant(row, "registered_at").orElseThrow())
                .lastUsed(instant(row, "last_used_at").orElse(null))
                .label(row.getString("label"))
                .build();
    }

    private static String transports(CredentialRecord record) {
        return record.getTransports() == null
                ? ""
                : record.getTransports().stream()
                        .map(AuthenticatorTransport::getValue)
                        .collect(Collectors.joining(" "));
    }

    private static Set<AuthenticatorTransport> transports(String stored) {
        return Arrays.stream(stored.split(" "))
                .filter(word -> !word.isEmpty())
                .map(AuthenticatorTransport::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
