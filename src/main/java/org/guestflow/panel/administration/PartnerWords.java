package org.guestflow.panel.administration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.guestflow.partner.Connection;
import org.guestflow.partner.GraphConnection;
import org.guestflow.partner.KeycloakConnection;
import org.guestflow.partner.LdapConnection;
import org.guestflow.partner.Partner;
import org.guestflow.partner.ScimConnection;
import org.guestflow.partner.SignInProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says in words what is recorded of a partner, and what a change of that is. */
@Component
class PartnerWords {

    private final PartnerNames names;
    private final MessageSource messages;

    PartnerWords(PartnerNames names, MessageSource messages) {
        this.names = names;
        this.messages = messages;
    }

    /**
     * What is different in a record.
     *
     * @param fact which part, a key below {@code administration.partner}
     * @param before how it is
     * @param after how it will be
     */
    public record Difference(String fact, String before, String after) {}

    /** Says the record's parts, each by its key below {@code administration.partner}. */
    Map<String, String> of(Partner partner, Locale language) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("displayName", partner.displayName());
        words.put("standing", text(language, "partners." + partner.standing().name()));
        words.put("directAddition", text(language, partner.directAddition() ? "partner.on" : "partners.off"));
        words.put("groups", lines(names.groups(partner.targets())));
        words.put("applications", lines(names.applications(partner.targets())));
        words.put("sponsors", lines(names.mails(partner.sponsors())));
        words.put("assignedMembers", lines(names.mails(partner.assignedMembers())));
        words.put(
                "longestAccessDays",
                partner.longestAccess()
                        .map(longest -> text(language, "partners.days", longest.toDays()))
                        .orElseGet(() -> text(language, "partners.by-policy")));
        words.put(
                "whenUnreachable",
                text(
                        language,
                        "partner.whenUnreachable."
                                + partner.whenUnreachable().name().toLowerCase(Locale.ROOT)));
        words.put(
                "connection",
                partner.connection()
                        .map(connection -> connection(connection, language))
                        .orElseGet(() -> text(language, "partners.none")));
        words.put(
                "signIn",
                partner.signIn()
                        .map(provider -> provider(provider, language))
                        .orElseGet(() -> text(language, "partners.by-code")));
        return words;
    }

    List<Difference> differences(Partner before, Partner after, Locale language) {
        Map<String, String> old = of(before, language);
        return of(after, language).entrySet().stream()
                .filter(entry -> !entry.getValue().equals(old.get(entry.getKey())))
                .map(entry -> new Difference(entry.getKey(), old.get(entry.getKey()), entry.getValue()))
                .toList();
    }

    private String connection(Connection connection, Locale language) {
        if (connection instanceof LdapConnection ldap) {
            String encrypted =
                    "ldaps".equals(ldap.url().getScheme()) ? "ldaps" : ldap.startTls() ? "startTls" : "plain";
            return text(
                    language,
                    "partner.words.ldap",
                    ldap.url(),
                    text(language, "partner.words." + encrypted),
                    ldap.baseDn(),
                    ldap.bindDn(),
                    ldap.passwordReference(),
                    ldap.enumerationGroupDn());
        }
        if (connection instanceof ScimConnection scim) {
            return text(language, "partner.words.scim", scim.baseUrl(), scim.tokenReference(), scim.enumerationGroup());
        }
        if (connection instanceof KeycloakConnection keycloak) {
            return text(language, "partner.words.keycloak", keycloak.realm(), keycloak.baseUrl());
        }
        return text(language, "partner.words.graph", ((GraphConnection) connection).baseUrl());
    }

    private String provider(SignInProvider provider, Locale language) {
        String trusted = provider.multiFactorAcr().isEmpty()
                ? "amr mfa"
                : "amr mfa, acr " + String.join(", ", provider.multiFactorAcr());
        return text(
                        language,
                        "partner.words.oidc",
                        provider.issuer(),
                        provider.clientId(),
                        provider.clientSecretReference())
                + "\n"
                + (provider.trustsMultiFactor()
                        ? text(language, "partner.words.multi-factor", trusted)
                        : text(language, "partner.words.no-multi-factor"));
    }

    private String text(Locale language, String key, Object... arguments) {
        // Numbers and addresses go in as they are: no thousands are divided.
        return messages.getMessage(
                "administration." + key,
                Stream.of(arguments).map(String::valueOf).toArray(),
                language);
    }

    private static String lines(List<String> names) {
        return names.isEmpty() ? "–" : String.join("\n", names);
    }
}
