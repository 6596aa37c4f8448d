package org.guestflow.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestflow.policy.Cast.somebodyAt;
import static org.guestflow.support.InvitationScenario.toGroup;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.RuntimeService;
import org.guestflow.directory.Group;
import org.guestflow.directory.GroupMembership;
import org.guestflow.directory.User;
import org.guestflow.engine.RequestRefused;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.RuleViolation.Kind;
import org.guestflow.support.InvitationScenario;
import org.guestflow.support.ProcessTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Invitations are limited for each hour (rule 9), and whoever comes too late leaves nothing behind. */
@ProcessTest
class TooManyInvitationsTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private PolicySettings settings;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private JdbcClient jdbc;

    private Asking asking;
    private Cast cast;
    private InvitationScenario scenario;
    private User owner;
    private Group group;
    private TenantSettings before;

    @BeforeEach
    void anOwnerWhoHasNotInvitedYet() {
        asking = new Asking(context);
        cast = new Cast(context);
        scenario = new InvitationScenario(context);
        owner = cast.newMember();
        group = cast.newGroup(GroupMembership.ASSIGNED, true, owner);
        before = settings.current();
    }

    @AfterEach
    void restore() throws RuleViolation {
        limit(before.invitationsPerInviter(), before.invitationsPerTenant());
    }

    @Test
    void anInviterWhoHasReachedHisLimitIsToldWhenToComeAgain() throws RuleViolation {
        limit(2, before.invitationsPerTenant());
        invite();
        invite();

        RuleViolation refused = refusal();

        assertThat(refused.rule()).isEqualTo("TooManyInvitations");
        assertThat(refused.kind()).isEqualTo(Kind.TOO_MANY);
        assertThat(refused.retryAfter())
                .hasValueSatisfying(wait -> assertThat(wait).isPositive().isLessThanOrEqualTo(Duration.ofHours(1)));
    }

    @Test
    void anInvitersLimitIsNotAnothers() throws RuleViolation {
        limit(1, before.invitationsPerTenant());
        invite();
        User another = cast.newMember();
        Group anothers = cast.newGroup(GroupMembership.ASSIGNED, true, another);

        assertThat(refusal().rule()).isEqualTo("TooManyInvitations");
        asking.assertAllowed(another, "group", anothers.mailNickname());
    }

    @Test
    void allInvitersTogetherHaveALimitToo() throws RuleViolation {
        invite();
        limit(before.invitationsPerInviter(), 1);

        assertThat(refusal().rule()).isEqualTo("TooManyInvitations");
        assertThat(refusal().retryAfter()).isPresent();
    }

    @Test
    void requestsMadeAtOnceDoNotOverrunTheLimit() throws Exception {
        limit(3, before.invitationsPerTenant());
        long instances = runtime.createProcessInstanceQuery().count();

        List<Boolean> taken = atOnce(8, this::isTaken);

        assertThat(taken).filteredOn(Boolean::booleanValue).hasSize(3);
        assertThat(invitations()).isEqualTo(3);
        assertThat(runtime.createProcessInstanceQuery().count()).isEqualTo(instances + 3);
    }

    private boolean isTaken() {
        try {
            invite();
            return true;
        } catch (RequestRefused refused) {
            assertThat(refused.violation().rule()).isEqualTo("TooManyInvitations");
            return false;
        }
    }

    private void invite() {
        scenario.invites(owner.mail().toString(), toGroup(somebodyAt("litware.com"), group.mailNickname()));
    }

    private RuleViolation refusal() {
        return asking.refusal(owner, somebodyAt("litware.com"), "group", group.mailNickname(), Optional.empty());
    }

    private long invitations() {
        return jdbc.sql("SELECT count(*) FROM invitation WHERE inviter_id = :inviter")
                .param("inviter", owner.id().value())
                .query(Long.class)
                .single();
    }

    private void limit(int perInviter, int perTenant) throws RuleViolation {
        settings.limitInvitations(perInviter, perTenant, cast.ada().id());
    }

    private static <T> List<T> atOnce(int times, Callable<T> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        try {
            List<Future<T>> results = threads.invokeAll(Collections.nCopies(times, work));
            List<T> values = new ArrayList<>();
            for (Future<T> result : results) {
                values.add(result.get());
            }
            return values;
        } finally {
            threads.shutdown();
        }
    }
}
