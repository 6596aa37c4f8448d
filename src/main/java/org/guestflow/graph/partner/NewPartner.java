package org.guestflow.graph.partner;

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
record NewPartner(String displayName, List<String> domains, String defaultLanguage, String privacyStatementUrl) {

    private static final int LONGEST_NAME = 256;
    private static final String LANGUAGE = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*";

    Organisation organisation() throws RuleViolation {
        if (displayName == null || displayName.isBlank() || displayName.length() > LONGEST_NAME) {
            throw invalid("DisplayNameInvalid", "A partner has a name of 1 to 256 characters.");
        }
        if (defaultLanguage != null && !defaultLanguage.matches(LANGUAGE)) {
            throw invalid("LanguageInvalid", "A language is a tag such as de or pt-BR.");
        }
        List<DomainName> names = names();
        return new Organisation(
                OrganisationId.random(),
                displayName.strip(),
                Set.copyOf(new HashSet<>(names)),
                names.get(0),
                defaultLanguage == null ? "en" : defaultLanguage,
                statement());
    }

    private List<DomainName> names() throws RuleViolation {
        List<Optional<DomainName>> parsed = domains == null
                ? List.of()
                : domains.stream()
                        .map(typed -> Optional.ofNullable(typed).flatMap(DomainName::parse))
                        .toList();
        if (parsed.isEmpty() || parsed.stream().anyMatch(Optional::isEmpty)) {
            throw invalid("DomainInvalid", "A partner has one domain or more, each a name such as partner.example.");
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
        throw invalid("UrlInvalid", "The privacy statement stands at an https address.");
    }

    private static RuleViolation invalid(String rule, String message) {
        return new RuleViolation(rule, RuleViolation.Kind.INVALID, message, "Correct the value and send it again.");
    }
}
