package org.guestflow.partner.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.HexFormat;
import java.util.Optional;
import okhttp3.tls.HeldCertificate;
import org.guestflow.partner.ConnectionReport.Step;
import org.guestflow.partner.Misbehaviour;
import org.guestflow.partner.PartnerDirectory;
import org.guestflow.partner.Staff;
import org.guestflow.support.ClosedPort;
import org.guestflow.support.MuteServer;
import org.guestflow.support.TestCertificates;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The contract against UnboundID's server, which can also be made to misbehave. */
class InMemoryLdapTest extends LdapContract {

    /** The beginning of a well-formed answer to the first request, which has half a million bytes still to come. */
    private static final byte[] BEGUN = HexFormat.of().parseHex("308400080000020101618300f0000a010004830070ff");

    private static InMemoryLdap server;
    private static MuteServer elsewhere;

    private Runnable cleaning = () -> {};

    @BeforeAll
    static void start() {
        server = InMemoryLdap.withStaff(TestCertificates.good());
        elsewhere = MuteServer.silent();
    }

    @AfterAll
    static void stop() {
        server.stop();
        assertThat(elsewhere.visitors())
                .as("nobody went where a referral pointed")
                .isZero();
        elsewhere.close();
    }

    @AfterEach
    void clean() {
        cleaning.run();
    }

    @Override
    int plainPort() {
        return server.plainPort();
    }

    @Override
    int tlsPort() {
        return server.tlsPort();
    }

    @Override
    protected Optional<PartnerDirectory> misbehaving(Misbehaviour how) {
        return Optional.of(
                switch (how) {
                    case SILENT -> mute(MuteServer.silent());
                    case DRIPPING -> mute(MuteServer.dripping(BEGUN));
                    case EXPIRED_CERTIFICATE -> with(TestCertificates.expired(), how);
                    case OTHER_NAME -> with(TestCertificates.ofAnotherName(), how);
                    case UNTRUSTED_CERTIFICATE -> with(TestCertificates.untrusted(), how);
                    case UNLISTED -> LdapLine.unlisted(server.tlsPort());
                    case DOWN -> down();
                    case HUGE, REPEATING, ENDLESS, ELSEWHERE, OTHER_PASSWORD -> with(TestCertificates.good(), how);
                });
    }

    private PartnerDirectory mute(MuteServer mute) {
        cleaning = mute::close;
        return LdapLine.within(MOMENT, "ldap", mute.port());
    }

    private PartnerDirectory with(HeldCertificate certificate, Misbehaviour how) {
        InMemoryLdap odd =
                InMemoryLdap.withStaff(certificate, new OddAnswers(how, "ldap://127.0.0.1:" + elsewhere.port()));
        cleaning = odd::stop;
        return how == Misbehaviour.ENDLESS
                ? LdapLine.within(WHILE, "ldaps", odd.tlsPort())
                : LdapLine.to("ldaps", odd.tlsPort(), false);
    }

    private PartnerDirectory down() {
        ClosedPort port = new ClosedPort();
        cleaning = port::close;
        return LdapLine.to("ldap", port.number(), false);
    }

    @Test
    void aTestTellsABadCertificateFromAServerThatIsNotThere() {
        PartnerDirectory expired = with(TestCertificates.expired(), Misbehaviour.EXPIRED_CERTIFICATE);

        assertThat(expired.test(inquirer(Staff.SAM)).steps())
                .extracting(Step::name, Step::passed)
                .containsExactly(tuple("reached", true), tuple("encrypted", false));
    }
}
