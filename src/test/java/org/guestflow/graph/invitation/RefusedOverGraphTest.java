package org.guestflow.graph.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Map;
import org.guestflow.support.ApplicationTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused over the API is refused by status and rule, and leaves nothing: no invitation, no process instance, no account. */
@ApplicationTest
class RefusedOverGraphTest extends AskingOverGraph {

    private static final String ADDRESS = "'invitedUserEmailAddress': 'refused@litware.com'";
    private static final String ATLAS = "'target': {'type': 'group', 'id': 'project-atlas'}";

    @ParameterizedTest(name = "{2}: {0} sends {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            olivia@woodgrove.com | 400 | UnknownField             | 'invitedUserEmail': 'x@litware.com'
            olivia@woodgrove.com | 400 | UnknownField             | 'inviter': 'ada@woodgrove.com'
            olivia@woodgrove.com | 400 | UnknownField             | 'invitedUserMessageInfo': {'subject': 'Hello'}
            olivia@woodgrove.com | 400 | ValueInvalid             | 'sendInvitationMessage': 'yes'
            olivia@woodgrove.com | 400 | ValueInvalid             | 'invitedUserSponsors': 'olivia'
            olivia@woodgrove.com | 400 | MalformedAddress         | 'invitedUserEmailAddress': null
            olivia@woodgrove.com | 400 | MalformedAddress         | 'invitedUserEmailAddress': 'a@litware.com, b@litware.com'
            olivia@woodgrove.com | 400 | HostDomain               | 'invitedUserEmailAddress': 'x@woodgrove.com'
            olivia@woodgrove.com | 400 | RedirectNotAllowed       | 'inviteRedirectUrl': 'https://evil.example/'
            olivia@woodgrove.com | 400 | RedirectNotAllowed       | 'inviteRedirectUrl': 'javascript:alert(1)'
            olivia@woodgrove.com | 400 | LanguageInvalid          | 'invitedUserMessageInfo': {'messageLanguage': 'd_e!'}
            olivia@woodgrove.com | 400 | CharacterInvalid         | 'invitedUserMessageInfo': {'customizedMessageBody': 'a\\u0000b'}
            olivia@woodgrove.com | 400 | CcRecipientInvalid       | 'invitedUserMessageInfo': {'ccRecipients': [{'emailAddress': {'address': 'a@litware.com\\r\\nBcc: b@litware.com'}}]}
            olivia@woodgrove.com | 400 | CcRecipientInvalid       | 'invitedUserMessageInfo': {'ccRecipients': [{'emailAddress': {'address': 'a@litware.com, b@litware.com'}}]}
            olivia@woodgrove.com | 400 | CcRecipientInvalid       | 'invitedUserMessageInfo': {'ccRecipients': [{'emailAddress': {'address': 'a@litware.com', 'name': 'A\\r\\nBcc: b'}}]}
            olivia@woodgrove.com | 400 | CcRecipientInvalid       | 'invitedUserMessageInfo': {'ccRecipients': [null]}
            olivia@woodgrove.com | 400 | CcRecipientInvalid       | 'invitedUserMessageInfo': {'ccRecipients': [{}]}
            olivia@woodgrove.com | 400 | TooManyCcRecipients      | 'invitedUserMessageInfo': {'ccRecipients': [{}, {}, {}, {}, {}, {}]}
            olivia@woodgrove.com | 400 | InvitedUserTypeInvalid   | 'invitedUserType': 'Administrator'
            olivia@woodgrove.com | 403 | AdministratorOnly        | 'invitedUserType': 'Member'
            gina@woodgrove.com   | 403 | AdministratorOnly        | 'invitedUserType': 'member'
            olivia@woodgrove.com | 400 | UnknownSponsor           | 'invitedUserSponsors': [{'id': '00000000-0000-0000-0000-000000000001'}]
            olivia@woodgrove.com | 400 | UnknownSponsor           | 'invitedUserSponsors': [null]
            olivia@woodgrove.com | 400 | UnknownSponsor           | 'invitedUserSponsors@odata.bind': ['https://graph.example/users/']
            olivia@woodgrove.com | 400 | TooManySponsors          | 'invitedUserSponsors': [{}, {}, {}, {}, {}, {}]
            olivia@woodgrove.com | 400 | InvitedUserMissing       | 'resetRedemption': true
            olivia@woodgrove.com | 404 | UnknownInvitedUser       | 'invitedUser': {'id': 'nobody'}
            olivia@woodgrove.com | 400 | AccessEndDateInvalid     | 'accessEndDateTime': '2001-01-01T00:00:00Z'
            olivia@woodgrove.com | 400 | AccessEndDateInvalid     | 'accessEndDateTime': '2031-01-01'
            olivia@woodgrove.com | 400 | AccessEndDateInvalid     | 'accessEndDateTime': '+999999999-12-31T23:59:59-18:00'
            olivia@woodgrove.com | 400 | AccessEndDateInvalid     | 'accessEndDateTime': '-999999999-01-01T00:00:00+18:00'
            olivia@woodgrove.com | 400 | InvalidTarget            | 'target': {'id': 'project-atlas'}
            olivia@woodgrove.com | 400 | InvalidTarget            | 'target': {'type': 'planet', 'id': 'project-atlas'}
            olivia@woodgrove.com | 400 | UnknownTarget            | 'target': {'type': 'group', 'id': 'no-such-group'}
            olivia@woodgrove.com | 403 | TargetNotOwned           | 'target': {'type': 'group', 'id': 'guest-approvers'}
            olivia@woodgrove.com | 403 | TargetNotOwned           | 'target': null
            ben@woodgrove.com    | 403 | TargetNotOwned           | 'justification': 'please'
            lena@litware.com     | 403 | InvitesNotAllowed        | 'justification': 'please'
            """)
    void whatIsRefusedLeavesNothing(String caller, int status, String rule, String properties) {
        Map<String, Long> before = traces();

        Response answer = sends(caller, body(properties.strip()));

        assertRefused(answer, status, rule);
        assertThat(answer.<String>path("error.message")).isNotBlank().doesNotContain("Exception", "org.guestflow");
        assertThat(traces()).isEqualTo(before);
    }

    @Test
    void whatIsNoObjectIsRefused() {
        assertThat(sends(OLIVIA, "['invitedUserEmailAddress']").statusCode()).isEqualTo(400);
        assertThat(sends(OLIVIA, "{'invitedUserEmailAddress':").statusCode()).isEqualTo(400);
        assertThat(sends(OLIVIA, "null").statusCode()).isEqualTo(400);
        assertThat(sends(OLIVIA, "").statusCode()).isEqualTo(400);
    }

    private Response sends(String caller, String body) {
        return RestAssured.given()
                .baseUri("http://localhost")
                .port(port)
                .auth()
                .preemptive()
                .basic(caller, "demo")
                .contentType(ContentType.JSON)
                .body(body.replace('\'', '"'))
                .post("/v1.0/invitations");
    }

    /** A property is said once: the row's own in place of the usual one. */
    private static String body(String properties) {
        String address = properties.startsWith("'invitedUserEmailAddress'") ? "" : ADDRESS + ", ";
        String target = properties.startsWith("'target'") ? "" : ATLAS + ", ";
        return "{" + address + target + properties + "}";
    }
}
