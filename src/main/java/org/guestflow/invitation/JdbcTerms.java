package org.guestflow.invitation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.guestflow.directory.Sponsor;
import org.guestflow.directory.UserType;
import org.guestflow.shared.EmailAddress;

/** How an invitation's terms are written to its row and read from it. */
final class JdbcTerms {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<Map<String, String>>> COPIES = new TypeReference<>() {};

    private JdbcTerms() {}

    static String[] sponsors(InvitationTerms terms) {
        return terms.sponsors().stream().map(Sponsor::stored).toArray(String[]::new);
    }

    static String copies(InvitationTerms terms) {
        try {
            return JSON.writeValueAsString(
                    terms.ccRecipients().stream().map(JdbcTerms::stored).toList());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the recipients are not plain", e);
        }
    }

    private static Map<String, String> stored(CopyRecipient copy) {
        Map<String, String> stored =
                new LinkedHashMap<>(Map.of("address", copy.address().toString()));
        copy.name().ifPresent(name -> stored.put("name", name));
        return stored;
    }

    static InvitationTerms terms(ResultSet row) throws SQLException {
        return new InvitationTerms(
                InvitationPurpose.valueOf(row.getString("purpose").toUpperCase(Locale.ROOT)),
                UserType.valueOf(row.getString("invited_user_type").toUpperCase(Locale.ROOT)),
                Arrays.stream((String[]) row.getArray("sponsors").getArray())
                        .map(Sponsor::of)
                        .toList(),
                copies(row.getString("cc_recipients")));
    }

    private static List<CopyRecipient> copies(String json) {
        try {
            return JSON.readValue(json, COPIES).stream().map(JdbcTerms::copy).toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored recipients are not understood", e);
        }
    }

    private static CopyRecipient copy(Map<String, String> stored) {
        return new CopyRecipient(
                EmailAddress.parse(stored.get("address")).orElseThrow(), Optional.ofNullable(stored.get("name")));
    }
}
