package org.guestflow.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.guestflow.support.InvitationScenario.somebodyAt;

import com.microsoft.graph.core.requests.GraphClientFactory;
import com.microsoft.graph.core.tasks.PageIterator;
import com.microsoft.graph.models.DirectoryAudit;
import com.microsoft.graph.models.Group;
import com.microsoft.graph.models.Invitation;
import com.microsoft.graph.models.InvitedUserMessageInfo;
import com.microsoft.graph.models.ReferenceCreate;
import com.microsoft.graph.models.User;
import com.microsoft.graph.models.UserCollectionResponse;
import com.microsoft.graph.models.odataerrors.MainError;
import com.microsoft.graph.models.odataerrors.ODataError;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.kiota.authentication.AuthenticationProvider;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import okhttp3.OkHttpClient;
import org.guestflow.directory.GroupMembership;
import org.guestflow.directory.NewGroup;
import org.guestflow.directory.NewGuest;
import org.guestflow.directory.Sensitivity;
import org.guestflow.directory.Targets;
import org.guestflow.directory.Users;
import org.guestflow.shared.BaseUrl;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.UserId;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.Colleague;
import org.guestflow.support.DescribedClientTraffic;
import org.guestflow.support.MailFor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Microsoft's own client works as it is, with nothing but its base URL changed. */
@ApplicationTest
@ExtendWith(MicrosoftGraphClientTest.RefusalsAreReported.class)
class MicrosoftGraphClientTest {

    private static final String OLIVIA = "olivia@woodgrove.com";

    @LocalServerPort
    private int port;

    @Autowired
    private Users users;

    @Autowired
    private Targets targets;

    @Autowired
    private BaseUrl baseUrl;

    @Autowired
    private ApplicationContext context;

    private GraphServiceClient olivia;
    private GraphServiceClient ada;

    /** The client's exception cannot be written into the report by the test runner, which then forgets the test that failed. */
    static class RefusalsAreReported implements TestExecutionExceptionHandler {

        @Override
        public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
            if (failure instanceof ODataError refusal) {
                throw new AssertionError("refused with " + refusal.getResponseStatusCode() + ": "
                        + Optional.ofNullable(refusal.getError()).map(MainError::getMessage));
            }
            throw failure;
        }
    }

    @BeforeEach
    void clients() {
        olivia = clientOf(OLIVIA);
        ada = clientOf("ada@woodgrove.com");
    }

    @Test
    void itInvites() {
        String address = somebodyAt("litware.com");
        Invitation wanted = new Invitation();
        wanted.setInvitedUserEmailAddress(address);
        wanted.setInvitedUserDisplayName("Nora");
        wanted.setInviteRedirectUrl(baseUrl.value().toString());
        wanted.setSendInvitationMessage(true);
        InvitedUserMessageInfo words = new InvitedUserMessageInfo();
        words.setCustomizedMessageBody("Welcome, Nora.");
        words.setMessageLanguage("de");
        wanted.setInvitedUserMessageInfo(words);

        Invitation made = ada.invitations().post(wanted);

        assertThat(made.getStatus()).isEqualTo("PendingAcceptance");
        assertThat(made.getInviteRedeemUrl()).contains("/redeem/");
        assertThat(made.getInvitedUserEmailAddress()).isEqualTo(address);
        User guest = ada.users().byUserId(made.getInvitedUser().getId()).get();
        assertThat(guest.getUserType()).isEqualTo("Guest");
        assertThat(guest.getExternalUserState()).isEqualTo("PendingAcceptance");
        assertThat(MailFor.recipient(address).await(1)).hasSize(1);
    }

    @Test
    void whoMayNotInviteIsToldSoInTheClientsOwnTerms() {
        Invitation wanted = new Invitation();
        wanted.setInvitedUserEmailAddress("ada@woodgrove.com");
        wanted.setInviteRedirectUrl(baseUrl.value().toString());

        assertThatExceptionOfType(ODataError.class)
                .isThrownBy(() -> ada.invitations().post(wanted))
                .satisfies(refusal -> {
                    assertThat(refusal.getResponseStatusCode()).isEqualTo(400);
                    assertThat(refusal.getError().getCode()).isEqualTo("Request_BadRequest");
                    assertThat(refusal.getError().getInnerError().getRequestId())
                            .isNotBlank();
                });
    }

    @Test
    void itRestoresAndRemovesDeletedUsers() {
        String guest = acceptedGuest();
        ada.users().byUserId(guest).delete();

        assertThat(ada.directory()
                        .deletedItems()
                        .graphUser()
                        .get(request -> request.queryParameters.filter = "id eq '" + guest + "'")
                        .getValue())
                .singleElement()
                .satisfies(deleted -> assertThat(deleted.getDeletedDateTime()).isNotNull());
        assertThat(ada.directory()
                        .deletedItems()
                        .byDirectoryObjectId(guest)
                        .restore()
                        .post()
                        .getId())
                .isEqualTo(guest);
        assertThat(ada.users().byUserId(guest).get().getAccountEnabled()).isTrue();

        ada.users().byUserId(guest).delete();
        ada.directory().deletedItems().byDirectoryObjectId(guest).delete();
        assertThatExceptionOfType(ODataError.class)
                .isThrownBy(() -> ada.directory()
                        .deletedItems()
                        .byDirectoryObjectId(guest)
                        .get())
                .satisfies(
                        refusal -> assertThat(refusal.getResponseStatusCode()).isEqualTo(404));
    }

    private String acceptedGuest() {
        EmailAddress address = EmailAddress.parse(somebodyAt("litware.com")).orElseThrow();
        UserId inviter = users.findByMail(EmailAddress.parse(OLIVIA).orElseThrow())
                .orElseThrow()
                .id();
        return users.addDirectly(
                        new NewGuest(address, address.toString(), Optional.of("Nils"), Optional.empty(), inviter),
                        RequestId.random())
                .id()
                .toString();
    }

    @Test
    void itListsGuestsByAFilter() {
        UserCollectionResponse guests = olivia.users().get(request -> {
            request.queryParameters.filter =
                    "userType eq 'Guest' and externalUserState eq 'Accepted' and startswith(mail,'sam@')";
            request.queryParameters.select = new String[] {"id", "displayName", "mail"};
            request.queryParameters.count = true;
            request.headers.add("ConsistencyLevel", "eventual");
        });

        assertThat(guests.getOdataCount()).isEqualTo(1);
        assertThat(guests.getValue()).singleElement().satisfies(sam -> {
            assertThat(sam.getMail()).isEqualTo("sam@litware.com");
            assertThat(sam.getUserType()).isNull();
        });
    }

    @Test
    void itPagesThroughAThousandUsers() throws ReflectiveOperationException {
        String family = "Page" + UUID.randomUUID().toString().substring(0, 8);
        UserId inviter = userId(OLIVIA);
        RequestId request = RequestId.random();
        List<UserId> thousand = IntStream.range(0, 1000)
                .mapToObj(number -> users.ensureGuest(
                                new NewGuest(
                                        EmailAddress.parse(family + number + "@litware.com")
                                                .orElseThrow(),
                                        family + number + "@litware.com",
                                        Optional.of(family + " " + number),
                                        Optional.empty(),
                                        inviter),
                                request)
                        .id())
                .toList();
        List<String> seen = new ArrayList<>();

        UserCollectionResponse first = ada.users().get(asked -> {
            asked.queryParameters.filter = "startswith(displayName,'" + family + "')";
            asked.queryParameters.orderby = new String[] {"displayName"};
            asked.queryParameters.top = 150;
        });
        new PageIterator.Builder<User, UserCollectionResponse>()
                .client(ada)
                .collectionPage(first)
                .collectionPageFactory(UserCollectionResponse::createFromDiscriminatorValue)
                .processPageItemCallback(user -> seen.add(user.getDisplayName()))
                .build()
                .iterate();

        assertThat(seen).hasSize(1000).doesNotHaveDuplicates();
        thousand.forEach(guest -> users.removePendingGuest(guest, request));
    }

    @Test
    void itAddsAndRemovesAGroupMember() {
        org.guestflow.directory.User owning = Colleague.named(context, "owner");
        GraphServiceClient owner = clientOf(owning.mail().toString());
        String handle = "sdk-" + UUID.randomUUID();
        UUID id = UUID.randomUUID();
        targets.add(
                new NewGroup(
                        new org.guestflow.directory.Group(
                                id, handle, handle, GroupMembership.ASSIGNED, true, Sensitivity.NORMAL),
                        Optional.empty(),
                        Set.of(owning.id())),
                userId("ada@woodgrove.com"));
        Group group = owner.groups().byGroupId(id.toString()).get();
        String ben = userId("ben@woodgrove.com").toString();
        ReferenceCreate reference = new ReferenceCreate();
        reference.setOdataId("https://graph.microsoft.com/v1.0/directoryObjects/" + ben);

        owner.groups().byGroupId(group.getId()).members().ref().post(reference);

        assertThat(owner.groups().byGroupId(group.getId()).members().get().getValue())
                .singleElement()
                .isInstanceOfSatisfying(
                        User.class, member -> assertThat(member.getMail()).isEqualTo("ben@woodgrove.com"));
        owner.groups()
                .byGroupId(group.getId())
                .members()
                .byDirectoryObjectId(ben)
                .ref()
                .delete();
        assertThat(owner.groups().byGroupId(group.getId()).members().get().getValue())
                .isEmpty();
    }

    @Test
    void itReadsTheTrail() {
        List<DirectoryAudit> newest = ada.auditLogs()
                .directoryAudits()
                .get(request -> {
                    request.queryParameters.filter = "activityDisplayName eq 'Add user'";
                    request.queryParameters.top = 5;
                })
                .getValue();

        assertThat(newest).isNotEmpty().allSatisfy(event -> {
            assertThat(event.getActivityDateTime()).isNotNull();
            assertThat(event.getCategory()).isEqualTo("UserManagement");
            assertThat(event.getTargetResources()).isNotEmpty();
        });
    }

    @Test
    void itReadsTheCallersOwnAccountAndThePolicy() {
        assertThat(olivia.me().get().getMail()).isEqualTo(OLIVIA);
        assertThat(olivia.policies().authorizationPolicy().get().getAllowInvitesFrom())
                .isNotNull();
    }

    private UserId userId(String mail) {
        return users.findByMail(EmailAddress.parse(mail).orElseThrow())
                .orElseThrow()
                .id();
    }

    private GraphServiceClient clientOf(String user) {
        String credentials = Base64.getEncoder().encodeToString((user + ":demo").getBytes(StandardCharsets.UTF_8));
        AuthenticationProvider basic =
                (request, context) -> request.headers.add("Authorization", "Basic " + credentials);
        // The client's own, with somebody who looks at what goes over the line.
        OkHttpClient line = GraphClientFactory.create()
                .addNetworkInterceptor(new DescribedClientTraffic())
                .build();
        GraphServiceClient client = new GraphServiceClient(basic, line);
        client.getRequestAdapter().setBaseUrl("http://localhost:" + port + "/v1.0");
        return client;
    }
}
