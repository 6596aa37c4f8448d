package org.guestflow.graph.application;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.guestflow.directory.Application;
import org.guestflow.directory.Group;
import org.guestflow.directory.NewApplication;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.graph.membership.ProposedFields;
import org.guestflow.shared.RuleViolation;
import org.springframework.lang.Nullable;

/**
 * What an administrator sends of a new application.
 *
 * @param displayName its name
 * @param appId its handle: small letters, digits and characters of . _ -; {@code app-} and its id, where it is left out
 * @param web where it may be gone on to
 * @param owners the URLs of the members who own it; the caller, where it is left out
 * @param selfServiceEnabled whether its owners may bring guests in by themselves; false where it is left out
 * @param sensitivity {@code normal} or {@code confidential}; normal where it is left out
 * @param accessGroupId id or handle of the group through which it hands out access; left out where users are assigned directly
 */
record ApplicationProposal(
        @Nullable String displayName,
        @Nullable String appId,
        @Nullable Web web,
        @JsonProperty("owners@odata.bind") @Nullable List<String> owners,
        @Nullable Boolean selfServiceEnabled,
        @Nullable String sensitivity,
        @Nullable String accessGroupId) {

    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /**
     * Where an application may be gone on to.
     *
     * @param redirectUris origins such as {@code https://portal.example.org}, without a path; http only to localhost
     */
    record Web(@Nullable List<String> redirectUris) {}

    NewApplication create(Targets targets, User caller) throws RuleViolation {
        UUID id = UUID.randomUUID();
        Application application = new Application(
                id,
                appId == null ? "app-" + id : appId,
                displayName == null ? "" : displayName.strip(),
                Boolean.TRUE.equals(selfServiceEnabled),
                ProposedFields.sensitivity(sensitivity),
                accessGroup(targets));
        return new NewApplication(application, ProposedFields.owners(owners, caller), origins());
    }

    private Set<String> origins() throws RuleViolation {
        List<String> sent = web == null || web.redirectUris() == null ? List.of() : web.redirectUris();
        Set<String> origins = new HashSet<>();
        for (String each : sent) {
            origins.add(
                    Optional.ofNullable(each).orElseThrow(() -> invalid("ValueInvalid", "A redirect URI is null.")));
        }
        return origins;
    }

    private Optional<Group> accessGroup(Targets targets) throws RuleViolation {
        if (accessGroupId == null) {
            return Optional.empty();
        }
        return Optional.of(Optional.of(accessGroupId)
                .filter(REFERENCE.asMatchPredicate())
                .flatMap(targets::findGroup)
                .orElseThrow(
                        () -> invalid("UnknownTarget", "There is no group of the id or handle in accessGroupId.")));
    }

    private static RuleViolation invalid(String rule, String message) {
        return new RuleViolation(rule, RuleViolation.Kind.INVALID, message, "Correct the value and send it again.");
    }
}
