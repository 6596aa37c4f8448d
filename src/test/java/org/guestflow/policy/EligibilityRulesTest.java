package org.guestflow.policy;

import java.util.Optional;
import org.guestflow.directory.Group;
import org.guestflow.directory.GroupMembership;
import org.guestflow.directory.User;
import org.guestflow.shared.RuleViolation.Kind;
import org.guestflow.support.ProcessTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Which groups and applications take guests: rules 4 and 5 of behaviour.md section 2. */
@ProcessTest
class EligibilityRulesTest {

    @Autowired
    private ApplicationContext context;

    private Asking asking;
    private Cast cast;
    private User olivia;

    @BeforeEach
    void people() {
        asking = new Asking(context);
        cast = new Cast(context);
        olivia = cast.user("olivia@woodgrove.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"olivia@woodgrove.com", "gina@woodgrove.com", "ada@woodgrove.com"})
    void dynamicAndSyncedGroupsRefuseEverybody(String inviter) {
        asking.assertRefused(cast.user(inviter), "group", "all-staff", "DynamicGroup", Kind.INVALID);
        asking.assertRefused(cast.user(inviter), "group", "finance", "SyncedGroup", Kind.INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"olivia@woodgrove.com", "gina@woodgrove.com"})
    void groupsWithoutSelfServiceTakeNobodyFromAnybodyButAdministrators(String inviter) {
        asking.assertRefused(cast.user(inviter), "group", "crew", "SelfServiceOff", Kind.FORBIDDEN);
        asking.assertAllowed(cast.ada(), "group", "crew");
    }

    @Test
    void applicationsWithoutSelfServiceTakeNobodyFromAnybodyButAdministrators() {
        asking.assertRefused(
                cast.user("gina@woodgrove.com"), "application", "payroll", "SelfServiceOff", Kind.FORBIDDEN);
        asking.assertAllowed(cast.ada(), "application", "payroll");
    }

    @ParameterizedTest
    @CsvSource({
        "ASSIGNED, true, true, true",
        "ASSIGNED, false, false, true",
        "DYNAMIC, true, false, false",
        "SYNCED, true, false, false"
    })
    void applicationsHandOutAccessOnlyThroughAnEligibleGroup(
            GroupMembership membership, boolean selfService, boolean toOwner, boolean toAdministrator) {
        Group group = cast.newGroup(membership, selfService, olivia);
        String application =
                cast.newApplication(true, Optional.of(group), olivia).appId();

        assertAllowedOr(toOwner, olivia, application);
        assertAllowedOr(toAdministrator, cast.ada(), application);
    }

    private void assertAllowedOr(boolean allowed, User inviter, String application) {
        if (allowed) {
            asking.assertAllowed(inviter, "application", application);
        } else {
            asking.assertRefused(inviter, "application", application, "AccessGroupNotEligible", Kind.INVALID);
        }
    }
}
