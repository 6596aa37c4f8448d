package org.guestflow.directaddition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.guestflow.partner.PartnerPerson;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.UserId;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code direct_addition_person}. */
@Repository
class JdbcAdditionPeople {

    private static final String OF_PEOPLE = " WHERE request_id = :request AND position = ANY (:positions)";
    private static final String OF_PERSON = " WHERE request_id = :request AND position = :position";

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations batches;
    private final Clock clock;

    JdbcAdditionPeople(JdbcClient jdbc, NamedParameterJdbcOperations batches, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
    }

    void insert(RequestId request, List<AdditionPerson> people) {
        batches.batchUpdate(
                """
                        INSERT INTO direct_addition_person (request_id, position, mail, mail_as_typed, outcome, rule, message, settled_at)
                        VALUES (:request, :position, :mail, :mailAsTyped, :outcome, :rule, :message, :settledAt)""", people.stream().map(person -> row(request, person)).toArray(SqlParameterSource[]::new));
    }

    private SqlParameterSource row(RequestId request, AdditionPerson person) {
        return new MapSqlParameterSource()
                .addValue("request", request.value())
                .addValue("position", person.position())
                .addValue("mail", person.mail().map(EmailAddress::toString).orElse(null))
                .addValue("mailAsTyped", person.mailAsTyped())
                .addValue("outcome", person.outcome().stored())
                .addValue("rule", person.rule().orElse(null))
                .addValue("message", person.message().orElse(null))
                .addValue("settledAt", person.outcome() == PersonOutcome.WAITING ? null : now());
    }

    List<AdditionPerson> all(RequestId request) {
        return jdbc.sql("SELECT * FROM direct_addition_person WHERE request_id = :request ORDER BY position")
                .param("request", request.value())
                .query(JdbcAdditionPeople::person)
                .list();
    }

    Map<RequestId, List<AdditionPerson>> of(List<RequestId> requests) {
        Map<RequestId, List<AdditionPerson>> people = new HashMap<>();
        jdbc.sql(
                        "SELECT * FROM direct_addition_person WHERE request_id = ANY (:requests) ORDER BY request_id, position")
                .param("requests", requests.stream().map(RequestId::value).toArray(UUID[]::new))
                .query(row -> {
                    RequestId request = new RequestId(row.getObject("request_id", UUID.class));
                    people.computeIfAbsent(request, first -> new ArrayList<>()).add(person(row, row.getRow()));
                });
        return people;
    }

    /** Those of these people who can be added, as they are now. */
    List<AdditionPerson> foundAmong(RequestId request, List<AdditionPerson> people) {
        return jdbc.sql("SELECT * FROM direct_addition_person" + OF_PEOPLE + " AND outcome = 'found' ORDER BY position")
                .param("request", request.value())
                .param("positions", positions(people))
                .query(JdbcAdditionPeople::person)
                .list();
    }

    List<AdditionPerson> next(RequestId request, PersonOutcome outcome, int most) {
        return jdbc.sql("SELECT * FROM direct_addition_person WHERE request_id = :request AND outcome = :outcome"
                        + " ORDER BY position LIMIT :most")
                .param("request", request.value())
                .param("outcome", outcome.stored())
                .param("most", most)
                .query(JdbcAdditionPeople::person)
                .list();
    }

    boolean any(RequestId request, PersonOutcome outcome) {
        return !next(request, outcome, 1).isEmpty();
    }

    Map<PersonOutcome, Long> count(RequestId request) {
        return jdbc
                .sql(
                        "SELECT outcome, count(*) AS people FROM direct_addition_person WHERE request_id = :request GROUP BY outcome")
                .param("request", request.value())
                .query((row, number) -> Map.entry(outcome(row), row.getLong("people")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    long countByInviter(UserId inviter, Instant since) {
        return jdbc.sql("""
                        SELECT count(*) FROM direct_addition_person p JOIN direct_addition a ON a.id = p.request_id
                        WHERE a.inviter_id = :inviter AND a.created_at > :since""")
                .param("inviter", inviter.value())
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    /** These people can be added: the partner's directory has them. */
    void found(RequestId request, Map<AdditionPerson, PartnerPerson> found, String query) {
        List<PartnerPerson> ofPartner = List.copyOf(found.values());
        jdbc.sql("""
                        UPDATE direct_addition_person p SET outcome = 'found', rule = NULL, message = NULL, directory_id = f.directory_id,
                            display_name = f.display_name, preferred_language = f.language, query = :query, looked_up_at = :now
                        FROM unnest(:positions::integer[], :directoryIds::text[], :displayNames::text[], :languages::text[]) AS f (position, directory_id, display_name, language)
                        WHERE p.request_id = :request AND p.position = f.position""")
                .param("request", request.value())
                .param("positions", positions(found.keySet()))
                .param("directoryIds", texts(ofPartner, PartnerPerson::directoryId))
                .param("displayNames", texts(ofPartner, PartnerPerson::displayName))
                .param(
                        "languages",
                        texts(ofPartner, person -> person.preferredLanguage().orElse(null)))
                .param("query", query)
                .param("now", now())
                .update();
    }

    /** These people cannot be added directly and are to be invited. */
    void notDirect(RequestId request, List<AdditionPerson> people, NotDirect because) {
        jdbc.sql("UPDATE direct_addition_person SET outcome = 'waiting', rule = :rule, message = :message" + OF_PEOPLE)
                .param("request", request.value())
                .param("positions", positions(people))
                .param("rule", because.rule())
                .param("message", because.message())
                .update();
    }

    /** Nobody who is not settled can be added directly. */
    void nobodyDirect(RequestId request, NotDirect because) {
        jdbc.sql("UPDATE direct_addition_person SET outcome = 'waiting', rule = :rule, message = :message"
                        + " WHERE request_id = :request AND outcome IN ('waiting', 'found')")
                .param("request", request.value())
                .param("rule", because.rule())
                .param("message", because.message())
                .update();
    }

    void added(RequestId request, Map<AdditionPerson, UserId> users) {
        jdbc.sql("""
                        UPDATE direct_addition_person p SET outcome = 'added', user_id = a.user_id, settled_at = :now
                        FROM unnest(:positions::integer[], :users::uuid[]) AS a (position, user_id)
                        WHERE p.request_id = :request AND p.position = a.position""")
                .param("request", request.value())
                .param("positions", positions(users.keySet()))
                .param("users", users.values().stream().map(UserId::value).toArray(UUID[]::new))
                .param("now", now())
                .update();
    }

    void invited(RequestId request, AdditionPerson person, RequestId invitation) {
        jdbc.sql("UPDATE direct_addition_person SET outcome = 'invited', invitation_id = :invitation, settled_at = :now"
                        + OF_PERSON)
                .param("request", request.value())
                .param("position", person.position())
                .param("invitation", invitation.value())
                .param("now", now())
                .update();
    }

    void ended(RequestId request, AdditionPerson person, PersonOutcome outcome, String rule, String message) {
        jdbc.sql(
                        "UPDATE direct_addition_person SET outcome = :outcome, rule = :rule, message = :message, settled_at = :now"
                                + OF_PERSON)
                .param("request", request.value())
                .param("position", person.position())
                .param("outcome", outcome.stored())
                .param("rule", rule)
                .param("message", message)
                .param("now", now())
                .update();
    }

    /** Everybody who would have been added is refused. */
    void foundAreRefused(RequestId request, String rule, String message) {
        jdbc.sql(
                        "UPDATE direct_addition_person SET outcome = 'refused', rule = :rule, message = :message, settled_at = :now"
                                + " WHERE request_id = :request AND outcome = 'found'")
                .param("request", request.value())
                .param("rule", rule)
                .param("message", message)
                .param("now", now())
                .update();
    }

    private static Integer[] positions(Collection<AdditionPerson> people) {
        return people.stream().map(AdditionPerson::position).toArray(Integer[]::new);
    }

    private static String[] texts(List<PartnerPerson> people, Function<PartnerPerson, String> text) {
        return people.stream().map(text).toArray(String[]::new);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static PersonOutcome outcome(ResultSet row) throws SQLException {
        return PersonOutcome.valueOf(row.getString("outcome").toUpperCase(Locale.ROOT));
    }

    private static AdditionPerson person(ResultSet row, int number) throws SQLException {
        return new AdditionPerson(
                row.getInt("position"),
                Optional.ofNullable(row.getString("mail")).flatMap(EmailAddress::parse),
                row.getString("mail_as_typed"),
                outcome(row),
                Optional.ofNullable(row.getString("rule")),
                Optional.ofNullable(row.getString("message")),
                Optional.ofNullable(row.getString("directory_id")),
                Optional.ofNullable(row.getString("display_name")),
                Optional.ofNullable(row.getString("preferred_language")),
                Optional.ofNullable(row.getString("query")),
                Optional.ofNullable(row.getObject("looked_up_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getObject("user_id", UUID.class)).map(UserId::new),
                Optional.ofNullable(row.getObject("invitation_id", UUID.class)).map(RequestId::new));
    }
}
