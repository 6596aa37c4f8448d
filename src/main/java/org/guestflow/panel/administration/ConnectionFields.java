package org.guestflow.panel.administration;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guestflow.partner.Connection;
import org.guestflow.partner.GraphConnection;
import org.guestflow.partner.InvalidField;
import org.guestflow.partner.InvalidSetting;
import org.guestflow.partner.KeycloakConnection;
import org.guestflow.partner.LdapConnection;
import org.guestflow.partner.Partner;
import org.guestflow.partner.ScimConnection;
import org.guestflow.partner.SignInProvider;
import org.guestflow.shared.RuleViolation;

/** The fields of a partner's form that say how its directory is reached and where its people sign in. Of the fields of a kind that is not chosen nothing is read. */
final class ConnectionFields {

    static final List<String> NAMES = List.of(
            "connection",
            "ldapUrl",
            "startTls",
            "baseDn",
            "bindDn",
            "passwordReference",
            "enumerationGroupDn",
            "scimUrl",
            "tokenReference",
            "enumerationGroup",
            "keycloakUrl",
            "realm",
            "graphUrl",
            "signIn",
            "issuer",
            "clientId",
            "clientSecretReference",
            "trustsMultiFactor",
            "multiFactorAcr");

    private static final String NONE = "none";

    private ConnectionFields() {}

    static Map<String, String> of(Partner partner) {
        Map<String, String> fields = new HashMap<>(Map.of("connection", NONE, "signIn", NONE));
        partner.connection().ifPresent(connection -> fields.putAll(of(connection)));
        partner.signIn()
                .ifPresent(provider -> fields.putAll(Map.of(
                        "signIn",
                        "oidc",
                        "issuer",
                        provider.issuer().toString(),
                        "clientId",
                        provider.clientId(),
                        "clientSecretReference",
                        provider.clientSecretReference(),
                        "trustsMultiFactor",
                        provider.trustsMultiFactor() ? "true" : "",
                        "multiFactorAcr",
                        String.join("\n", provider.multiFactorAcr()))));
        return fields;
    }

    private static Map<String, String> of(Connection connection) {
        if (connection instanceof LdapConnection ldap) {
            return Map.of(
                    "connection",
                    "ldap",
                    "ldapUrl",
                    ldap.url().toString(),
                    "startTls",
                    ldap.startTls() ? "true" : "",
                    "baseDn",
                    ldap.baseDn(),
                    "bindDn",
                    ldap.bindDn(),
                    "passwordReference",
                    ldap.passwordReference(),
                    "enumerationGroupDn",
                    ldap.enumerationGroupDn());
        }
        if (connection instanceof ScimConnection scim) {
            return Map.of(
                    "connection",
                    "scim",
                    "scimUrl",
                    scim.baseUrl().toString(),
                    "tokenReference",
                    scim.tokenReference(),
                    "enumerationGroup",
                    scim.enumerationGroup());
        }
        if (connection instanceof KeycloakConnection keycloak) {
            return Map.of(
                    "connection", "keycloak", "keycloakUrl", keycloak.baseUrl().toString(), "realm", keycloak.realm());
        }
        GraphConnection graph = (GraphConnection) connection;
        return Map.of("connection", "graph", "graphUrl", graph.baseUrl().toString());
    }

    static Optional<Connection> connection(Map<String, String> fields) throws RuleViolation {
        String kind = fields.get("connection");
        try {
            return switch (kind) {
                case NONE -> Optional.empty();
                case "ldap" -> Optional.of(ldap(fields));
                case "scim" ->
                    Optional.of(new ScimConnection(
                            url(fields, "scimUrl"), fields.get("tokenReference"), fields.get("enumerationGroup")));
                case "keycloak" -> Optional.of(new KeycloakConnection(url(fields, "keycloakUrl"), fields.get("realm")));
                case "graph" -> Optional.of(new GraphConnection(url(fields, "graphUrl")));
                default -> throw new InvalidField("connection", "ValueUnknown", "There is no such connection.", null);
            };
        } catch (InvalidSetting refused) {
            throw InvalidField.of(refused.setting().matches("url|baseUrl") ? kind + "Url" : refused.setting(), refused);
        }
    }

    private static LdapConnection ldap(Map<String, String> fields) throws RuleViolation {
        return new LdapConnection(
                url(fields, "ldapUrl"),
                "true".equals(fields.get("startTls")),
                fields.get("baseDn"),
                fields.get("bindDn"),
                fields.get("passwordReference"),
                fields.get("enumerationGroupDn"));
    }

    static Optional<SignInProvider> signIn(Map<String, String> fields) throws RuleViolation {
        if (!"oidc".equals(fields.get("signIn"))) {
            return Optional.empty();
        }
        try {
            return Optional.of(new SignInProvider(
                    url(fields, "issuer"),
                    fields.get("clientId"),
                    fields.get("clientSecretReference"),
                    "true".equals(fields.get("trustsMultiFactor")),
                    Typed.words(fields.get("multiFactorAcr"))));
        } catch (InvalidSetting refused) {
            throw InvalidField.of(refused.setting(), refused);
        }
    }

    private static URI url(Map<String, String> fields, String name) throws RuleViolation {
        try {
            return URI.create(fields.get(name));
        } catch (IllegalArgumentException noUrl) {
            throw InvalidField.of(name, noUrl);
        }
    }
}
