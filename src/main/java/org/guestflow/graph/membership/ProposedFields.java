package org.guestflow.graph.membership;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.guestflow.directory.Sensitivity;
import org.guestflow.directory.User;
import org.guestflow.graph.request.Reference;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.UserId;
import org.springframework.lang.Nullable;

/** What new groups and new applications have in common, as it is sent. */
public final class ProposedFields {

    private ProposedFields() {}

    /**
     * Reads the owners.
     *
     * @param references their URLs; null where none are named
     * @param caller who is the owner then
     * @return the owners' ids
     * @throws RuleViolation {@code ReferenceInvalid}
     */
    public static Set<UserId> owners(@Nullable List<String> references, User caller) throws RuleViolation {
        if (references == null) {
            return Set.of(caller.id());
        }
        Set<UserId> owners = new HashSet<>();
        for (String reference : references) {
            owners.add(new UserId(new Reference(reference).id()));
        }
        return owners;
    }

    /**
     * Reads the label.
     *
     * @param sent the label; null for {@code normal}
     * @return the label
     * @throws RuleViolation {@code ValueInvalid}
     */
    public static Sensitivity sensitivity(@Nullable String sent) throws RuleViolation {
        if (sent == null) {
            return Sensitivity.NORMAL;
        }
        return Arrays.stream(Sensitivity.values())
                .filter(label -> label.name().toLowerCase(Locale.ROOT).equals(sent))
                .findFirst()
                .orElseThrow(() -> new RuleViolation(
                        "ValueInvalid",
                        RuleViolation.Kind.INVALID,
                        "A sensitivity is normal or confidential.",
                        "Send one of these, or leave it out."));
    }
}
