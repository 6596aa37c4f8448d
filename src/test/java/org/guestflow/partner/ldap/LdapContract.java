package org.guestflow.partner.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.guestflow.partner.ConnectionReport;
import org.guestflow.partner.ConnectionReport.Step;
import org.guestflow.partner.PartnerDirectory;
import org.guestflow.partner.PartnerDirectoryContract;
import org.guestflow.partner.Staff;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of every LDAP server besides. */
abstract class LdapContract extends PartnerDirectoryContract {

    /** Where the server talks plainly and does StartTLS. */
    abstract int plainPort();

    /** Where it talks TLS from the beginning. */
    abstract int tlsPort();

    @Override
    protected PartnerDirectory directory() {
        return LdapLine.to("ldaps", tlsPort(), false);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void itIsAskedOverStartTlsTooAndPlainlyOnlyWhereItIsListed(boolean startTls) {
        PartnerDirectory directory = LdapLine.to("ldap", plainPort(), startTls);

        assertThat(directory.privilegeOf(inquirer(Staff.SAM)).held()).isTrue();
        assertThat(directory.test(inquirer(Staff.SAM)).steps())
                .filteredOn(step -> step.name().equals("encrypted"))
                .extracting(Step::detail)
                .containsExactly(
                        startTls ? "by StartTLS" : "not at all: the server is listed in guestflow.partner-hosts");
    }

    @Test
    void aTestSaysWhereItEnds() {
        ConnectionReport report = LdapLine.unlisted(tlsPort()).test(inquirer(Staff.SAM));

        assertThat(report.steps()).extracting(Step::name, Step::passed).containsExactly(tuple("reached", false));
    }

    @Test
    void anAdministratorWhoIsNotInTheDirectoryMayTestIt() {
        ConnectionReport report = directory().test(inquirer("ada@woodgrove.com"));

        assertThat(report.passed()).isTrue();
        assertThat(report.steps().get(4).detail()).isEqualTo(Staff.everybody().size() + " people");
    }
}
