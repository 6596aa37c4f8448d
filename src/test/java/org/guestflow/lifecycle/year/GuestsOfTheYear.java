package org.guestflow.lifecycle.year;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.guestflow.directory.User;
import org.guestflow.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Guests of every fate, as many of each, who have been there for some time when the year begins. */
final class GuestsOfTheYear {

    private static final int CAME_BEFORE = 10;
    private static final Duration SEEN_BEFORE = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final Instant first;
    private final User olivia;
    private final Map<String, UUID> groups = new LinkedHashMap<>();
    private final List<Guest> guests = new ArrayList<>();

    GuestsOfTheYear(JdbcClient jdbc, Instant first, User olivia) {
        this.jdbc = jdbc;
        this.first = first;
        this.olivia = olivia;
    }

    /**
     * One of them.
     *
     * @param id the account
     * @param mail the address
     * @param fate what befalls him
     * @param end the day on which his access ends, where it does
     */
    record Guest(UserId id, String mail, Fate fate, int end) {}

    List<Guest> come(int ofEach) {
        List.of("kept", "ending", "reviewed", "forgotten").forEach(this::newGroup);
        for (Fate fate : Fate.values()) {
            for (int number = 0; number < ofEach; number++) {
                guests.add(comes(fate, number));
            }
        }
        return List.copyOf(guests);
    }

    UUID group(String name) {
        return groups.get(name);
    }

    private void newGroup(String name) {
        UUID id = UUID.randomUUID();
        groups.put(name, id);
        jdbc.sql("""
                        WITH added AS (INSERT INTO directory_group (id, mail_nickname, display_name, membership, self_service, created_at)
                            VALUES (:id, :name, :name, 'assigned', true, :came) RETURNING id)
                        INSERT INTO group_owner (group_id, user_id) SELECT id, :owner FROM added
                        """)
                .param("id", id)
                .param("name", "year-" + name)
                .param("came", day(-CAME_BEFORE).atOffset(ZoneOffset.UTC))
                .param("owner", olivia.id().value())
                .update();
    }

    private Guest comes(Fate fate, int number) {
        Guest guest = new Guest(
                UserId.random(),
                fate.name().toLowerCase(Locale.ROOT) + number + "@litware.com",
                fate,
                fate == Fate.PROLONGED ? 60 : 40 + number % 80);
        insertAccount(guest);
        if (fate == Fate.WITH_ROLE) {
            jdbc.sql("INSERT INTO directory_role_member (user_id, role) VALUES (:id, 'GuestInviter')")
                    .param("id", guest.id().value())
                    .update();
        }
        if (!fate.group().isEmpty()) {
            insertAccess(guest);
        }
        return guest;
    }

    private void insertAccount(Guest guest) {
        boolean wasAway = List.of(Fate.SILENT, Fate.RETURNING, Fate.RESTORED, Fate.CONVERTED)
                .contains(guest.fate());
        Instant seen = wasAway ? first.minus(SEEN_BEFORE) : day(-CAME_BEFORE);
        jdbc.sql("""
                        WITH added AS (
                            INSERT INTO directory_user (id, user_principal_name, mail, mail_as_typed, display_name, user_type, creation_type, external_user_state,
                                                        external_user_state_changed_at, created_at, last_sign_in_at, time_zone)
                            VALUES (:id, replace(:mail, '@', '_') || '#EXT#', :mail, :mail, 'Guest ' || :mail, :type, 'invitation', 'accepted', :seen, :seen, :seen, 'UTC')
                            RETURNING id)
                        INSERT INTO sponsor (guest_id, position, user_id) SELECT id, 0, :sponsor FROM added
                        """)
                .param("id", guest.id().value())
                .param("mail", guest.mail())
                .param("type", guest.fate() == Fate.CONVERTED ? "member" : "guest")
                .param("seen", seen.atOffset(ZoneOffset.UTC))
                .param("sponsor", olivia.id().value())
                .update();
    }

    /** Days begin at midnight, and are looked at at noon. */
    private void insertAccess(Guest guest) {
        boolean ends = guest.fate() == Fate.ENDING || guest.fate() == Fate.PROLONGED;
        jdbc.sql(
                        "INSERT INTO group_member (group_id, user_id, granted_at, ends_at) VALUES (:group, :id, :came, :ends::timestamptz)")
                .param("group", group(guest.fate().group()))
                .param("id", guest.id().value())
                .param("came", day(-CAME_BEFORE).atOffset(ZoneOffset.UTC))
                .param(
                        "ends",
                        ends ? day(guest.end()).minus(Duration.ofHours(12)).atOffset(ZoneOffset.UTC) : null)
                .update();
    }

    private Instant day(int number) {
        return first.plus(Duration.ofDays(number));
    }
}
