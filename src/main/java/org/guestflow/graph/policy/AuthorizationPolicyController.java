package org.guestflow.graph.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.directory.User;
import org.guestflow.graph.query.Answers;
import org.guestflow.graph.request.Caller;
import org.guestflow.graph.request.Described;
import org.guestflow.graph.request.Permission;
import org.guestflow.graph.request.Requires;
import org.guestflow.graph.request.StrictJson;
import org.guestflow.policy.AllowInvitesFrom;
import org.guestflow.policy.GuestPermissionLevel;
import org.guestflow.policy.PolicySettings;
import org.guestflow.policy.SecondFactorRequiredFor;
import org.guestflow.policy.TenantSettings;
import org.guestflow.shared.RuleViolation;
import org.springframework.http.HttpStatus;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who may invite, what guests see, and whose sign-in needs a second factor: read by everybody, changed by administrators. */
@RestController
@RequestMapping("/v1.0/policies/authorizationPolicy")
class AuthorizationPolicyController {

    private final PolicySettings settings;
    private final Answers answers;
    private final Caller caller;

    AuthorizationPolicyController(PolicySettings settings, Answers answers, Caller caller) {
        this.settings = settings;
        this.answers = answers;
        this.caller = caller;
    }

    /**
     * The policy as Microsoft Graph's clients read it.
     *
     * @param id always {@code authorizationPolicy}
     * @param displayName its name
     * @param allowInvitesFrom who may invite
     * @param guestUserRoleId Entra's role for what guests see
     * @param secondFactorRequiredFor whose sign-in needs a second factor: {@code none}, {@code administrators}, {@code members} or {@code everyone}
     */
    record AuthorizationPolicyResource(
            String id,
            String displayName,
            String allowInvitesFrom,
            UUID guestUserRoleId,
            String secondFactorRequiredFor) {}

    /**
     * What is to be changed; what is absent stays as it is.
     *
     * @param allowInvitesFrom who may invite
     * @param guestUserRoleId Entra's role for what guests see
     * @param secondFactorRequiredFor whose sign-in needs a second factor
     */
    record AuthorizationPolicyPatch(
            @Nullable String allowInvitesFrom,
            @Nullable UUID guestUserRoleId,
            @Nullable String secondFactorRequiredFor) {}

    /** The policy. */
    @Requires(Permission.USER_READ)
    @Described(AuthorizationPolicyResource.class)
    @GetMapping
    ObjectNode get() throws RuleViolation {
        caller.get();
        TenantSettings current = settings.current();
        return answers.one(
                "policies",
                new AuthorizationPolicyResource(
                        "authorizationPolicy",
                        "Authorization Policy",
                        current.allowInvitesFrom().stored(),
                        current.guestPermissionLevel().roleId(),
                        current.secondFactorRequiredFor().stored()));
    }

    /** Changes the policy; a change takes effect with the next request. */
    @Requires(Permission.DIRECTORY_READ_WRITE_ALL)
    @PatchMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(@Described(AuthorizationPolicyPatch.class) @RequestBody JsonNode sent) throws RuleViolation {
        User administrator = caller.administrator();
        AuthorizationPolicyPatch patch = StrictJson.read(sent, AuthorizationPolicyPatch.class);
        settings.authorization(
                patch.allowInvitesFrom() == null ? Optional.empty() : Optional.of(level(patch.allowInvitesFrom())),
                patch.guestUserRoleId() == null ? Optional.empty() : Optional.of(role(patch.guestUserRoleId())),
                patch.secondFactorRequiredFor() == null
                        ? Optional.empty()
                        : Optional.of(people(patch.secondFactorRequiredFor())),
                administrator.id());
    }

    private static AllowInvitesFrom level(String name) throws RuleViolation {
        return Arrays.stream(AllowInvitesFrom.values())
                .filter(level -> level.stored().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> invalid(
                                "allowInvitesFrom is none, adminsAndGuestInviters, adminsGuestInvitersAndAllMembers or everyone."));
    }

    private static GuestPermissionLevel role(UUID id) throws RuleViolation {
        return GuestPermissionLevel.ofRole(id)
                .orElseThrow(() -> invalid("guestUserRoleId is one of the three role templates for guests."));
    }

    private static SecondFactorRequiredFor people(String name) throws RuleViolation {
        return SecondFactorRequiredFor.named(name)
                .orElseThrow(() -> invalid("secondFactorRequiredFor is none, administrators, members or everyone."));
    }

    private static RuleViolation invalid(String message) {
        return new RuleViolation(
                "ValueInvalid", RuleViolation.Kind.INVALID, message, "Correct the value and send it again.");
    }
}
