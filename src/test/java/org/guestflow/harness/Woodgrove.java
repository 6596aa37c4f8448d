package org.guestflow.harness;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The inviting organisation: people who each own a group, so that the load is spread as it is where many invite. */
final class Woodgrove {

    private static final int INVITERS = 10;

    private Woodgrove() {}

    static String inviter(int number) {
        return "inviter-" + number % INVITERS + "@woodgrove.com";
    }

    static String group(int number) {
        return "faults-" + number % INVITERS;
    }

    /** Adds them, with the demo's password, and raises the limits of invitations, which are not what is looked at here. */
    static void fill(JdbcClient jdbc) {
        jdbc.sql("UPDATE tenant_setting SET invitations_per_inviter = 1000000, invitations_per_tenant = 1000000")
                .update();
        for (int number = 0; number < INVITERS; number++) {
            jdbc.sql("""
                    WITH inviter AS (
                        INSERT INTO directory_user (id, user_principal_name, mail, mail_as_typed, display_name, user_type, password_hash, created_at)
                        SELECT :user, :mail, :mail, :mail, :mail, 'member', password_hash, now() FROM directory_user WHERE mail = 'olivia@woodgrove.com'
                        RETURNING id
                    ), its_group AS (
                        INSERT INTO directory_group (id, mail_nickname, display_name, membership, self_service)
                        VALUES (:group, :nickname, :nickname, 'assigned', true)
                        RETURNING id
                    )
                    INSERT INTO group_owner (group_id, user_id) SELECT its_group.id, inviter.id FROM its_group, inviter
                    """)
                    .param("user", UUID.randomUUID())
                    .param("mail", inviter(number))
                    .param("group", UUID.randomUUID())
                    .param("nickname", group(number))
                    .update();
        }
    }
}
