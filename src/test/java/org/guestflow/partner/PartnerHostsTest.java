package org.guestflow.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a partner's directory may be (threats.md D2). */
class PartnerHostsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.1",
                "2130706433",
                "localhost",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "100.100.100.200",
                "169.254.169.254",
                "168.63.129.16",
                "192.0.0.192",
                "224.0.0.1",
                "255.255.255.255",
                "[::1]",
                "[::]",
                "[::ffff:127.0.0.1]",
                "[::127.0.0.1]",
                "[fe80::1]",
                "[fec0::1]",
                "[fd00:ec2::254]",
                "[64:ff9b::7f00:1]",
                "[2002:7f00:1::]",
                "[ff02::1]"
            })
    void anAddressThatIsNotPublicIsRefused(String host) {
        assertThatThrownBy(() -> TestConnections.hosts().addressOf(host))
                .isInstanceOf(PartnerUnreachable.class)
                .hasMessageMatching(".*(private|not known).*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"198.51.100.7", "[2001:db8::7]", "8.8.8.8"})
    void aPublicOneIsTaken(String host) throws UnknownHostException {
        assertThat(TestConnections.hosts().addressOf(host)).isEqualTo(InetAddress.getByName(host));
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, localhost, true",
        "127.0.0.0/8, 127.9.9.9, true",
        "localhost, LocalHost, true",
        "localhost, 127.0.0.1, false",
        "10.0.0.0/8, 127.0.0.1, false",
        "::1, [::1], true",
        "fd00::/8, [fd12::1], true"
    })
    void whatAnAdministratorListedByAddressNetworkOrNameIsTaken(String listed, String host, boolean taken) {
        PartnerHosts hosts = TestConnections.hosts(listed);

        if (taken) {
            assertThat(hosts.isListed(host, hosts.addressOf(host))).isTrue();
        } else {
            assertThatThrownBy(() -> hosts.addressOf(host)).isInstanceOf(PartnerUnreachable.class);
        }
    }

    @Test
    void aNameThatNobodyKnowsIsAPartnerOutOfReach() {
        assertThatThrownBy(() -> TestConnections.hosts().addressOf("ldap.fabrikam.invalid"))
                .isInstanceOf(PartnerUnreachable.class)
                .hasMessageContaining("not known");
    }
}
