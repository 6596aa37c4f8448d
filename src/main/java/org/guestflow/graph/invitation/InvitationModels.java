package org.guestflow.graph.invitation;

import java.util.Map;
import org.guestflow.graph.query.EntityModel;
import org.guestflow.graph.query.Property;
import org.guestflow.graph.query.Property.Kind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes known by what invitations can be queried. */
@Configuration(proxyBeanMethods = false)
class InvitationModels {

    /** The name of all invitations. */
    static final String SET = "invitations";

    @Bean
    EntityModel invitationModel() {
        Property text = Property.of(Kind.TEXT);
        return EntityModel.of(SET, "invitation", InvitationResource.class)
                .with(
                        Kind.TEXT,
                        "id",
                        "invitedUserEmailAddress",
                        "invitedUserDisplayName",
                        "invitedUserType",
                        "inviteRedirectUrl",
                        "status",
                        "state",
                        "stateReason",
                        "justification",
                        "invitedBy")
                .with(Kind.FLAG, "sendInvitationMessage", "resetRedemption")
                .with(Kind.MOMENT, "accessEndDateTime", "createdDateTime", "expirationDateTime")
                .with("target", new Property(Kind.COMPLEX, Map.of("type", text, "id", text)))
                .with("invitedUser", new Property(Kind.COMPLEX, Map.of("id", text)))
                .with("invitedUserMessageInfo", new Property(Kind.COMPLEX, Map.of("messageLanguage", text)))
                .with("invitedUserSponsors", new Property(Kind.COMPLEX_COLLECTION, Map.of("id", text)))
                .with("deliveries", new Property(Kind.COMPLEX_COLLECTION, Map.of("kind", text, "state", text)))
                .onlyShown(
                        "invitedUserType",
                        "inviteRedirectUrl",
                        "stateReason",
                        "justification",
                        "sendInvitationMessage",
                        "resetRedemption",
                        "accessEndDateTime",
                        "invitedUserMessageInfo/messageLanguage",
                        "invitedUserSponsors/id",
                        "deliveries/kind",
                        "deliveries/state");
    }
}
