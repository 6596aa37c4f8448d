package org.guestflow.panel.administration;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.guestflow.policy.AllowInvitesFrom;
import org.guestflow.policy.DomainList;
import org.guestflow.policy.PolicyChange;
import org.guestflow.policy.SecondFactorRequiredFor;
import org.guestflow.shared.DomainName;
import org.guestflow.shared.RuleViolation;

/**
 * The settings as typed.
 *
 * @param allowInvitesFrom the level's name, as in Microsoft Entra
 * @param domainListKind ALLOW or DENY
 * @param domains the list's domains, between blanks, commas or line breaks
 * @param mixedScriptDomains domains that may be invited although they look like others; likewise
 * @param secondFactorRequiredFor whose sign-in needs a second factor
 * @param perInviter a number
 * @param perTenant a number
 */
public record SettingsForm(
        String allowInvitesFrom,
        String domainListKind,
        String domains,
        String mixedScriptDomains,
        String secondFactorRequiredFor,
        String perInviter,
        String perTenant) {

    static SettingsForm of(PolicyChange settings) {
        return new SettingsForm(
                settings.allowInvitesFrom().stored(),
                settings.domainList().kind().name(),
                lines(settings.domainList().entries()),
                lines(settings.mixedScriptDomains()),
                settings.secondFactorRequiredFor().stored(),
                String.valueOf(settings.invitationsPerInviter()),
                String.valueOf(settings.invitationsPerTenant()));
    }

    private static String lines(Set<DomainName> domains) {
        return domains.stream().map(DomainName::toString).sorted().collect(Collectors.joining("\n"));
    }

    PolicyChange read() throws RuleViolation {
        try {
            return new PolicyChange(
                    AllowInvitesFrom.of(given(allowInvitesFrom)),
                    new DomainList(
                            DomainList.Kind.valueOf(given(domainListKind).toUpperCase(Locale.ROOT)),
                            domains(given(domains))),
                    domains(given(mixedScriptDomains)),
                    SecondFactorRequiredFor.named(given(secondFactorRequiredFor))
                            .orElseThrow(IllegalArgumentException::new),
                    Integer.parseInt(given(perInviter).strip()),
                    Integer.parseInt(given(perTenant).strip()));
        } catch (IllegalArgumentException notUnderstood) {
            throw invalid("A level, a kind of list or a number is not understood.");
        }
    }

    private static Set<DomainName> domains(String typed) throws RuleViolation {
        Set<DomainName> read = new LinkedHashSet<>();
        for (String word : Typed.words(typed)) {
            read.add(DomainName.parse(word).orElseThrow(() -> invalid(word + " is no domain.")));
        }
        return read;
    }

    private static String given(String typed) {
        return typed == null ? "" : typed;
    }

    private static RuleViolation invalid(String message) {
        return new RuleViolation(
                "InvalidSettings",
                RuleViolation.Kind.INVALID,
                message,
                "Write domains like partner.com, one a line, and limits as whole numbers from 1.");
    }
}
