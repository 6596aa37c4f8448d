package org.guestflow.graph.partner;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.guestflow.directory.Target;
import org.guestflow.partner.Connection;
import org.guestflow.partner.Partner;
import org.guestflow.partner.SignInProvider;
import org.guestflow.shared.DomainName;
import org.guestflow.shared.UserId;

/**
 * A partner's record. Secrets are not in it: it names the settings that they are in.
 *
 * @param id the organisation's id
 * @param displayName its name
 * @param domains all its domains
 * @param standing {@code known} or {@code trusted}
 * @param directAddition whether its people may be added without invitations
 * @param targets the groups and applications for that
 * @param sponsors ids of the users who answer for the partnership
 * @param assignedMembers ids of the members who may add its people
 * @param longestAccessDays how long its people's access lasts at most; absent where policy alone says so
 * @param whenUnreachable {@code invitation} or {@code incident}
 * @param connection how its directory is reached; absent where there is none
 * @param signIn its OpenID Connect provider; absent where there is none
 */
record PartnerResource(
        String id,
        String displayName,
        List<String> domains,
        String standing,
        boolean directAddition,
        List<TargetResource> targets,
        List<String> sponsors,
        List<String> assignedMembers,
        Long longestAccessDays,
        String whenUnreachable,
        Connection connection,
        SignInProvider signIn) {

    /**
     * A group or an application.
     *
     * @param type {@code group} or {@code application}
     * @param id its id
     */
    record TargetResource(String type, String id) {}

    static PartnerResource of(Partner partner, Set<DomainName> domains) {
        return new PartnerResource(
                partner.id().toString(),
                partner.displayName(),
                domains.stream().map(DomainName::ascii).sorted().toList(),
                word(partner.standing()),
                partner.directAddition(),
                partner.targets().stream().map(PartnerResource::target).toList(),
                partner.sponsors().stream().map(UserId::toString).toList(),
                partner.assignedMembers().stream().map(UserId::toString).toList(),
                partner.longestAccess().map(Duration::toDays).orElse(null),
                word(partner.whenUnreachable()),
                partner.connection().orElse(null),
                partner.signIn().orElse(null));
    }

    private static TargetResource target(Target target) {
        return new TargetResource(target.type().stored(), target.id().toString());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
