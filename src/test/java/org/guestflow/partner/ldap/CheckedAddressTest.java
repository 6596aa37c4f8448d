package org.guestflow.partner.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class CheckedAddressTest {

    @Test
    void whatTheNameMeansLaterIsNotAskedAnyMore() throws UnknownHostException {
        InetAddress checked = InetAddress.getByName("198.51.100.7");
        CheckedAddress names = new CheckedAddress("localhost", checked);

        assertThat(names.getByName("localhost")).isEqualTo(checked);
        assertThat(names.getAllByName("localhost")).containsExactly(checked);
        assertThatThrownBy(() -> names.getByName("elsewhere.example")).isInstanceOf(UnknownHostException.class);
    }
}
