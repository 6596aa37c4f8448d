package org.guestflow.panel.administration;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.guestflow.partner.InvalidField;
import org.guestflow.partner.Partner;
import org.guestflow.partner.PartnerChange;
import org.guestflow.shared.RuleViolation;

/**
 * A partner's record as typed: its fields by their names, an empty text for what is not given.
 *
 * @param fields the fields; those that the form does not have are left out
 */
public record PartnerForm(Map<String, String> fields) {

    private static final List<String> NAMES = Stream.concat(
                    Stream.of(
                            "displayName",
                            "standing",
                            "directAddition",
                            "groups",
                            "applications",
                            "sponsors",
                            "assignedMembers",
                            "longestAccessDays",
                            "whenUnreachable"),
                    ConnectionFields.NAMES.stream())
            .toList();

    /** Keeps what the form has, in a fixed order. */
    public PartnerForm {
        SortedMap<String, String> known = new TreeMap<>();
        for (String name : NAMES) {
            known.put(name, fields.getOrDefault(name, "").strip());
        }
        fields = Collections.unmodifiableSortedMap(known);
    }

    static PartnerForm of(Partner partner, PartnerNames names) {
        Map<String, String> fields = ConnectionFields.of(partner);
        fields.put("displayName", partner.displayName());
        fields.put("standing", word(partner.standing()));
        fields.put("directAddition", partner.directAddition() ? "true" : "");
        fields.put("groups", String.join("\n", names.groups(partner.targets())));
        fields.put("applications", String.join("\n", names.applications(partner.targets())));
        fields.put("sponsors", String.join("\n", names.mails(partner.sponsors())));
        fields.put("assignedMembers", String.join("\n", names.mails(partner.assignedMembers())));
        fields.put(
                "longestAccessDays",
                partner.longestAccess()
                        .map(longest -> String.valueOf(longest.toDays()))
                        .orElse(""));
        fields.put("whenUnreachable", word(partner.whenUnreachable()));
        return new PartnerForm(fields);
    }

    PartnerChange read() throws RuleViolation {
        return new PartnerChange(
                fields.get("displayName"),
                fields.get("standing"),
                "true".equals(fields.get("directAddition")),
                words("groups"),
                words("applications"),
                words("sponsors"),
                words("assignedMembers"),
                days(),
                fields.get("whenUnreachable"),
                ConnectionFields.connection(fields),
                ConnectionFields.signIn(fields));
    }

    /** Tells this record from another: whoever confirms a change has seen what it is made from. */
    String fingerprint() {
        return UUID.nameUUIDFromBytes(fields.toString().getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private Optional<Integer> days() throws RuleViolation {
        try {
            return Typed.text(fields.get("longestAccessDays")).map(Integer::valueOf);
        } catch (NumberFormatException noNumber) {
            throw InvalidField.of("longestAccessDays", noNumber);
        }
    }

    private List<String> words(String name) {
        return Typed.words(fields.get(name));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
