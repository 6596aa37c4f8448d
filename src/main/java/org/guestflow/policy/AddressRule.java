package org.guestflow.policy;

import com.ibm.icu.text.SpoofChecker;
import java.util.Set;
import org.guestflow.directory.Organisations;
import org.guestflow.shared.DomainName;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.RuleViolation.Kind;
import org.springframework.stereotype.Component;

/** Which addresses can be invited (behaviour.md section 2, rule 6). */
@Component
class AddressRule {

    private final Organisations organisations;
    private final JdbcSettings settings;

    AddressRule(Organisations organisations, JdbcSettings settings) {
        this.organisations = organisations;
        this.settings = settings;
    }

    EmailAddress parse(String typed) throws RuleViolation {
        EmailAddress address = EmailAddress.parse(typed)
                .orElseThrow(() -> new RuleViolation(
                        "MalformedAddress",
                        Kind.INVALID,
                        "This is not the mail address of one person.",
                        "Write one address like name@example.com, without a name or a second address."));
        Set<DomainName> ofHost = organisations.host().domains();
        if (ofHost.stream().anyMatch(address.domain()::isWithin)) {
            throw new RuleViolation(
                    "HostDomain",
                    Kind.INVALID,
                    "The address belongs to this organisation itself.",
                    "Members are added by an administrator, not invited.");
        }
        if (mixesScripts(address.domain()) && !settings.mixedScriptDomains().contains(address.domain())) {
            throw new RuleViolation(
                    "LookAlikeDomain",
                    Kind.INVALID,
                    "The domain mixes letters of different scripts that look alike.",
                    "Check the address; where the domain is genuine, an administrator can list it.");
        }
        return address;
    }

    /** Each label by itself (UTS 39, highly restrictive): a name may well have a Japanese label below a Latin top level. */
    private static boolean mixesScripts(DomainName domain) {
        SpoofChecker checker = new SpoofChecker.Builder()
                .setChecks(SpoofChecker.RESTRICTION_LEVEL | SpoofChecker.MIXED_NUMBERS | SpoofChecker.INVISIBLE)
                .setRestrictionLevel(SpoofChecker.RestrictionLevel.HIGHLY_RESTRICTIVE)
                .build();
        for (String label : domain.unicode().split("\\.", -1)) {
            if (checker.failsChecks(label)) {
                return true;
            }
        }
        return false;
    }
}
