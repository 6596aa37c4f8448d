package org.guestflow.graph.group;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.guestflow.directory.Group;
import org.guestflow.directory.GroupDetails;
import org.guestflow.directory.GroupMembership;
import org.guestflow.graph.query.EntityModel;
import org.guestflow.graph.query.Property.Kind;

/**
 * A group as Microsoft Graph's clients read it, with what Graph lacks added in the same dialect.
 *
 * @param type {@code #microsoft.graph.group}
 * @param id the group's id
 * @param displayName its name
 * @param mailNickname its handle, an alternate key
 * @param groupTypes {@code DynamicMembership} for a group whose members a rule computes
 * @param membershipRule that rule
 * @param onPremisesSyncEnabled whether its members come from an on-premises directory
 * @param securityEnabled always true
 * @param mailEnabled always false
 * @param createdDateTime since when the directory has it
 * @param selfServiceEnabled whether its owners may bring guests in by themselves
 * @param sensitivity {@code normal} or {@code confidential}
 */
record GroupResource(
        @JsonProperty("@odata.type") String type,
        String id,
        String displayName,
        String mailNickname,
        List<String> groupTypes,
        String membershipRule,
        boolean onPremisesSyncEnabled,
        boolean securityEnabled,
        boolean mailEnabled,
        Instant createdDateTime,
        boolean selfServiceEnabled,
        String sensitivity) {

    static final String SET = "groups";

    static final EntityModel MODEL = EntityModel.of(SET, "group", GroupResource.class)
            .with(Kind.TEXT, "id", "displayName", "mailNickname", "membershipRule", "sensitivity")
            .with(Kind.TEXT_COLLECTION, "groupTypes")
            .with(Kind.FLAG, "onPremisesSyncEnabled", "securityEnabled", "mailEnabled", "selfServiceEnabled")
            .with(Kind.MOMENT, "createdDateTime")
            .searchedIn("displayName", "mailNickname")
            .onlyShown("groupTypes", "securityEnabled", "mailEnabled");

    static GroupResource of(GroupDetails details) {
        Group group = details.group();
        return new GroupResource(
                "#microsoft.graph.group",
                group.id().toString(),
                group.displayName(),
                group.mailNickname(),
                group.membership() == GroupMembership.DYNAMIC ? List.of("DynamicMembership") : List.of(),
                details.membershipRule().orElse(null),
                group.membership() == GroupMembership.SYNCED,
                true,
                false,
                details.createdAt(),
                group.selfService(),
                group.sensitivity().name().toLowerCase(Locale.ROOT));
    }
}
