package org.guestflow.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.guestflow.directory.User;
import org.guestflow.shared.RuleViolation;
import org.guestflow.support.ProcessTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The whole matrix: each kind of caller at each level of {@code allowInvitesFrom}, inviting to the group that olivia owns and that sam and lena are in. */
@ProcessTest
class AllowInvitesFromTest {

    private static final String YES = "allowed";

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Policy policy;

    @Autowired
    private PolicySettings settings;

    private Cast cast;
    private AllowInvitesFrom before;

    @BeforeEach
    void remember() {
        cast = new Cast(context);
        before = settings.current().allowInvitesFrom();
    }

    @AfterEach
    void restore() throws RuleViolation {
        settings.allowInvitesFrom(before, cast.ada().id());
    }

    @ParameterizedTest(name = "{0} ({1}) at {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            administrator            | ada@woodgrove.com    | none                            | InvitesNotAllowed
            administrator            | ada@woodgrove.com    | adminsAndGuestInviters          | allowed
            administrator            | ada@woodgrove.com    | adminsGuestInvitersAndAllMembers | allowed
            administrator            | ada@woodgrove.com    | everyone                        | allowed
            member Guest Inviter     | gina@woodgrove.com   | none                            | InvitesNotAllowed
            member Guest Inviter     | gina@woodgrove.com   | adminsAndGuestInviters          | allowed
            member Guest Inviter     | gina@woodgrove.com   | adminsGuestInvitersAndAllMembers | allowed
            member Guest Inviter     | gina@woodgrove.com   | everyone                        | allowed
            member who owns          | olivia@woodgrove.com | none                            | InvitesNotAllowed
            member who owns          | olivia@woodgrove.com | adminsAndGuestInviters          | InvitesNotAllowed
            member who owns          | olivia@woodgrove.com | adminsGuestInvitersAndAllMembers | allowed
            member who owns          | olivia@woodgrove.com | everyone                        | allowed
            member who owns nothing  | ben@woodgrove.com    | none                            | InvitesNotAllowed
            member who owns nothing  | ben@woodgrove.com    | adminsAndGuestInviters          | InvitesNotAllowed
            member who owns nothing  | ben@woodgrove.com    | adminsGuestInvitersAndAllMembers | TargetNotOwned
            member who owns nothing  | ben@woodgrove.com    | everyone                        | TargetNotOwned
            guest Guest Inviter      | sam@litware.com      | none                            | InvitesNotAllowed
            guest Guest Inviter      | sam@litware.com      | adminsAndGuestInviters          | allowed
            guest Guest Inviter      | sam@litware.com      | adminsGuestInvitersAndAllMembers | allowed
            guest Guest Inviter      | sam@litware.com      | everyone                        | allowed
            guest without a role     | lena@litware.com     | none                            | InvitesNotAllowed
            guest without a role     | lena@litware.com     | adminsAndGuestInviters          | InvitesNotAllowed
            guest without a role     | lena@litware.com     | adminsGuestInvitersAndAllMembers | InvitesNotAllowed
            guest without a role     | lena@litware.com     | everyone                        | allowed
            """)
    void whoMayInviteAtWhichLevel(String kind, String caller, String level, String outcome) throws RuleViolation {
        settings.allowInvitesFrom(AllowInvitesFrom.of(level), cast.ada().id());

        assertThat(inviting(cast.user(caller))).as(kind).isEqualTo(outcome);
    }

    @Test
    void aChangeTakesEffectWithTheNextRequest() throws RuleViolation {
        User olivia = cast.user("olivia@woodgrove.com");
        assertThat(inviting(olivia)).isEqualTo(YES);

        settings.allowInvitesFrom(AllowInvitesFrom.NONE, cast.ada().id());
        assertThat(inviting(olivia)).isEqualTo("InvitesNotAllowed");

        settings.allowInvitesFrom(AllowInvitesFrom.EVERYONE, cast.ada().id());
        assertThat(inviting(olivia)).isEqualTo(YES);
    }

    private String inviting(User caller) {
        try {
            policy.check(caller, Cast.somebodyAt("litware.com"), "group", "project-atlas", Optional.empty());
            return YES;
        } catch (RuleViolation refused) {
            return refused.rule();
        }
    }
}
