package org.guestflow.partner;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.guestflow.directory.Organisation;
import org.guestflow.shared.DomainName;
import org.guestflow.shared.OrganisationId;
import org.guestflow.shared.RuleViolation;

/**
 * An organisation that is to become a partner.
 *
 * @param displayName its name
 * @param domains its domains; it goes by the first
 * @param defaultLanguage BCP 47 tag; English where absent
 * @param privacyStatementUrl where its privacy statement stands; may be absent
 */
public record NewPartner(String displayName, List<String> domains, String defaultLanguage, String privacyStatementUrl) {

    private static final int LONGEST_NAME = 256;
    private static final String LANGUAGE = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*";

    /**
     * Gives the organisation.
     *
     * @return the organisation, with an id of its own; nothing is kept yet
     * @throws RuleViolation an {@link InvalidField} for the first value that is refused
     */
    public Organisation organisation() throws RuleViolation {
        String name = name(displayName);
        if (defaultLanguage != null && !defaultLanguage.matches(LANGUAGE)) {
            throw new InvalidField("defaultLanguage", "LanguageInvalid", "A language is a tag such as de or pt-BR.");
        }
        List<DomainName> names = names();
        return new Organisation(
                OrganisationId.random(),
                name,
                Set.copyOf(new HashSet<>(names)),
                names.get(0),
                defaultLanguage == null ? "en" : defaultLanguage,
                statement());
    }

    static String name(String given) throws RuleViolation {
        String name = given == null ? "" : given.strip();
        boolean plain = name.codePoints().noneMatch(Character::isISOControl);
        if (name.isEmpty() || name.length() > LONGEST_NAME || !plain) {
            throw new InvalidField("displayName", "DisplayNameInvalid", "A partner has a name of 1 to 256 characters.");
        }
        return name;
    }

    private List<DomainName> names() throws RuleViolation {
        List<Optional<DomainName>> parsed = domains == null
                ? List.of()
                : domains.stream()
                        .map(typed -> Optional.ofNullable(typed).flatMap(DomainName::parse))
                        .toList();
        if (parsed.isEmpty() || parsed.stream().anyMatch(Optional::isEmpty)) {
            throw new InvalidField(
                    "domains",
                    "DomainInvalid",
                    "A partner has one domain or more, each a name such as partner.example.");
        }
        return parsed.stream().flatMap(Optional::stream).toList();
    }

    private Optional<String> statement() throws RuleViolation {
        if (privacyStatementUrl == null) {
            return Optional.empty();
        }
        try {
            URI url = URI.create(privacyStatementUrl);
            if ("https".equals(url.getScheme()) && url.getHost() != null && url.getRawUserInfo() == null) {
                return Optional.of(url.toString());
            }
        } catch (IllegalArgumentException notAnUrl) {
            // It is refused below.
        }
        throw new InvalidField(
                "privacyStatementUrl", "UrlInvalid", "The privacy statement stands at an https address.");
    }
}
