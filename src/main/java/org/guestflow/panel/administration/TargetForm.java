package org.guestflow.panel.administration;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.guestflow.directory.Application;
import org.guestflow.directory.Group;
import org.guestflow.directory.GroupMembership;
import org.guestflow.directory.MembershipRule;
import org.guestflow.directory.NewApplication;
import org.guestflow.directory.NewGroup;
import org.guestflow.directory.Sensitivity;
import org.guestflow.shared.UserId;

/**
 * A new group or application as typed.
 *
 * @param displayName its name
 * @param handle its handle
 * @param owner the owner's address
 * @param rule the name of the rule that computes a group's members; empty where they are kept by hand
 * @param origins where an application's guests may go on to, between blanks, commas or line breaks
 * @param selfService whether its owners may bring guests in by themselves
 * @param confidential whether policy asks for more
 */
public record TargetForm(
        String displayName,
        String handle,
        String owner,
        String rule,
        String origins,
        Boolean selfService,
        Boolean confidential) {

    static final Map<String, String> FIELDS = Map.of(
            "DisplayNameInvalid", "displayName",
            "HandleInvalid", "handle",
            "HandleTaken", "handle",
            "UnknownUser", "owner",
            "GuestsDoNotOwn", "owner",
            "RedirectUriInvalid", "origins");

    /** Takes what is not given as an empty text, and a box that is not ticked as no. */
    public TargetForm {
        displayName = displayName == null ? "" : displayName;
        handle = handle == null ? "" : handle;
        owner = owner == null ? "" : owner;
        rule = rule == null ? "" : rule;
        origins = origins == null ? "" : origins;
        selfService = Boolean.TRUE.equals(selfService);
        confidential = Boolean.TRUE.equals(confidential);
    }

    /** What an empty form proposes: whoever fills it in owns it, and its owners invite. */
    TargetForm proposed(String viewer) {
        return new TargetForm(displayName, handle, viewer, rule, origins, true, confidential);
    }

    NewGroup group(UserId owning) {
        Optional<MembershipRule> computed = Arrays.stream(MembershipRule.values())
                .filter(one -> one.name().equals(rule))
                .findFirst();
        Group group = new Group(
                UUID.randomUUID(),
                handle.strip(),
                displayName.strip(),
                computed.isPresent() ? GroupMembership.DYNAMIC : GroupMembership.ASSIGNED,
                selfService,
                sensitivity());
        return new NewGroup(group, computed.map(MembershipRule::text), Set.of(owning));
    }

    NewApplication application(UserId owning) {
        Application application = new Application(
                UUID.randomUUID(), handle.strip(), displayName.strip(), selfService, sensitivity(), Optional.empty());
        return new NewApplication(application, Set.of(owning), new HashSet<>(Typed.words(origins)));
    }

    private Sensitivity sensitivity() {
        return confidential ? Sensitivity.CONFIDENTIAL : Sensitivity.NORMAL;
    }
}
