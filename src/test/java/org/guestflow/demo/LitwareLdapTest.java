package org.guestflow.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchScope;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;

class LitwareLdapTest {

    private static final String SERVICE = "cn=guestflow,ou=services,dc=litware,dc=com";

    private static InMemoryDirectoryServer server;

    @BeforeAll
    static void start() {
        server = LitwareLdap.start(0);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void theServiceAccountFindsMoreThanTwoHundredPeopleByTheirMail() throws LDAPException {
        assertThat(search("(mail=*@litware.com)").getEntryCount()).isGreaterThanOrEqualTo(200);
        assertThat(search("(mail=SAM@litware.com)").getEntryCount()).isEqualTo(1);
    }

    @Test
    void someOfThemAreSwitchedOff() throws LDAPException {
        assertThat(search("(nsAccountLock=TRUE)").getEntryCount()).isBetween(5, 100);
        assertThat(search("(&(uid=sam)(nsAccountLock=TRUE))").getEntryCount()).isZero();
    }

    @Test
    void samReadsTheDirectoryAndLenaDoesNot() throws LDAPException {
        assertThat(search("(&(cn=directory-readers)(member=uid=sam,ou=people,dc=litware,dc=com))")
                        .getEntryCount())
                .isEqualTo(1);
        assertThat(search("(&(cn=directory-readers)(member=UID=Sam, ou=people, dc=litware, dc=com))")
                        .getEntryCount())
                .isEqualTo(1);
        assertThat(search("(member=uid=lena,ou=people,dc=litware,dc=com)").getEntryCount())
                .isZero();
    }

    @Test
    void aPersonsIdIsTheSameAfterEveryStart() throws LDAPException {
        assertThat(search("(uid=sam)").getSearchEntries().get(0).getAttributeValue("entryUUID"))
                .isEqualTo(LitwarePeople.entries().stream()
                        .filter(entry -> entry.hasAttributeValue("mail", "sam@litware.com"))
                        .findFirst()
                        .orElseThrow()
                        .getAttributeValue("entryUUID"));
    }

    @Test
    void aStrangerFindsNobody() throws LDAPException {
        try (LDAPConnection stranger = new LDAPConnection("127.0.0.1", server.getListenPort())) {
            assertThatThrownBy(() -> stranger.search("dc=litware,dc=com", SearchScope.SUB, "(uid=sam)"))
                    .isInstanceOfSatisfying(
                            LDAPException.class,
                            refused -> assertThat(refused.getResultCode())
                                    .isEqualTo(ResultCode.INSUFFICIENT_ACCESS_RIGHTS));
            assertThatThrownBy(() -> stranger.bind(SERVICE, "wrong"))
                    .isInstanceOfSatisfying(
                            LDAPException.class,
                            refused -> assertThat(refused.getResultCode()).isEqualTo(ResultCode.INVALID_CREDENTIALS));
        }
    }

    @Test
    void nobodyChangesAnything() throws LDAPException {
        try (LDAPConnection service = new LDAPConnection("127.0.0.1", server.getListenPort(), SERVICE, "demo")) {
            assertThatThrownBy(() -> service.delete("uid=sam,ou=people,dc=litware,dc=com"))
                    .isInstanceOf(LDAPException.class);
        }
    }

    @Test
    void whoeverFindsThePortTakenIsToldHowToChooseAnother() {
        assertThatThrownBy(() -> LitwareLdap.start(server.getListenPort()))
                .isInstanceOfSatisfying(DemoServerUnavailable.class, failure -> {
                    FailureAnalysis analysis = new DemoServerUnavailableAnalyzer().analyze(failure);
                    assertThat(analysis.getDescription())
                            .contains("LDAP server does not start on port " + server.getListenPort());
                    assertThat(analysis.getAction()).contains("guestflow.demo.ldap-port");
                });
    }

    private SearchResult search(String filter) throws LDAPException {
        try (LDAPConnection service = new LDAPConnection("127.0.0.1", server.getListenPort(), SERVICE, "demo")) {
            return service.search("dc=litware,dc=com", SearchScope.SUB, filter, "*", "entryUUID", "nsAccountLock");
        }
    }
}
