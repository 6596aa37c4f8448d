package org.guestflow.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.guestflow.partner.Staff.address;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.guestflow.partner.ConnectionReport.Step;
import org.guestflow.shared.EmailAddress;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every connection does, whatever is at its other end; {@link Staff} works there. */
public abstract class PartnerDirectoryContract {

    /** Far above the deadline with which the servers that misbehave are asked, far below a build's patience. */
    private static final Duration SOON = Duration.ofSeconds(10);

    /** The deadline of those who ask a server that says nothing that makes sense. */
    protected static final Duration MOMENT = Duration.ofSeconds(1);

    /** The deadline of those who ask a server that answers well, and never to the end: long enough that it comes between two answers. */
    protected static final Duration WHILE = Duration.ofSeconds(3);

    /**
     * Connects.
     *
     * @return the directory of a server that behaves
     */
    protected abstract PartnerDirectory directory();

    /**
     * Connects to a server that does not behave; to one that would keep the asker for ever, with a short deadline.
     *
     * @param how what it does
     * @return its directory, or empty where this kind of server or connection cannot do that
     */
    protected abstract Optional<PartnerDirectory> misbehaving(Misbehaviour how);

    /**
     * Names somebody of the staff as asking.
     *
     * @param mail the address
     * @return the inquirer, with a token of his own where the connection needs one
     */
    protected Inquirer inquirer(String mail) {
        return new Inquirer(address(mail), Optional.empty());
    }

    /**
     * Tells whose failure it is where somebody may not list the directory and looks for people all the same.
     *
     * @return true where the server itself lets only those look who may list
     */
    protected boolean asksWithTheInquirersOwnRights() {
        return false;
    }

    @Test
    void samMayListThePeopleAndLenaMayNot() {
        EnumerationPrivilege sams = directory().privilegeOf(inquirer(Staff.SAM));
        EnumerationPrivilege lenas = directory().privilegeOf(inquirer(Staff.LENA));

        assertThat(sams.held()).isTrue();
        assertThat(sams.evidence()).isNotBlank();
        assertThat(lenas.held()).isFalse();
        assertThat(lenas.evidence()).isNotBlank();
    }

    @Test
    void somebodyWhoIsSwitchedOffOrUnknownOrOneOfTwoMayNot() {
        Assumptions.assumeFalse(asksWithTheInquirersOwnRights(), "they get no token");

        for (String mail : List.of(Staff.GONE, "nobody@litware.com", Staff.TWIN)) {
            assertThat(directory().privilegeOf(inquirer(mail)).held()).as(mail).isFalse();
        }
    }

    @Test
    void peopleAreFoundByTheirAddressesWhateverTheCase() {
        LookUp found = lookUp(Staff.LENA, "Person7@LITWARE.com", "nobody@litware.com");

        assertThat(found.people())
                .extracting(person -> person.mail().key(), PartnerPerson::displayName, PartnerPerson::active)
                .containsExactlyInAnyOrder(
                        tuple(Staff.LENA, "Lena Novak", true), tuple(Staff.colleague(7), "Person 7", true));
        assertThat(found.people()).extracting(PartnerPerson::directoryId).doesNotHaveDuplicates();
        assertThat(found.query()).isNotBlank();
    }

    @Test
    void aPersonsIdIsTheSameEveryTime() {
        assertThat(lookUp(Staff.LENA).people().get(0).directoryId())
                .isNotBlank()
                .isEqualTo(lookUp(Staff.LENA).people().get(0).directoryId());
    }

    @Test
    void whoIsSwitchedOffIsFoundAsSuch() {
        assertThat(lookUp(Staff.GONE).people())
                .singleElement()
                .extracting(PartnerPerson::active)
                .isEqualTo(false);
    }

    @Test
    void anAddressOfTwoPeopleIsNobodys() {
        assertThat(lookUp(Staff.TWIN, Staff.LENA).people())
                .extracting(person -> person.mail().key())
                .containsExactly(Staff.LENA);
    }

    @Test
    void nobodyIsFoundWhereNobodyIsLookedFor() {
        assertThat(lookUp().people()).isEmpty();
    }

    @Test
    void aThousandPeopleAreFoundAtOnce() {
        String[] thousand =
                IntStream.rangeClosed(1, 1_000).mapToObj(Staff::colleague).toArray(String[]::new);

        LookUp found = lookUp(thousand);

        assertThat(found.people()).extracting(person -> person.mail().key()).containsExactlyInAnyOrder(thousand);
        assertThat(found.query()).hasSizeLessThan(2_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*@litware.com",
                "s*m@litware.com",
                "\"*)(uid=*\"@litware.com",
                "\"*)(objectClass=*))(|(mail=*\"@litware.com",
                "\"a\\\\2a\"@litware.com",
                "\"x' or '1' eq '1\"@litware.com",
                "\"x\\\" or \\\"1\\\" eq \\\"1\"@litware.com",
                "x'or'1'eq'1@litware.com",
                "%2a@litware.com",
                "sam%00@litware.com"
            })
    void anAddressIsAValueAndNeverAPartOfTheQuestion(String typed) {
        Optional<EmailAddress> injected = EmailAddress.parse(typed);
        Assumptions.assumeTrue(injected.isPresent(), "this never comes so far: it is no address");

        LookUp found = directory().lookUp(inquirer(Staff.SAM), List.of(injected.get()));

        assertThat(found.people()).isEmpty();
    }

    @Test
    void anAddressWithUnusualCharactersIsFound() {
        assertThat(lookUp(Staff.ODD).people()).extracting(PartnerPerson::active).containsExactly(true);
    }

    @Test
    void peopleAreSearchedByTheBeginningOfANameOrAnAddress() {
        assertThat(search("Len")).extracting(PartnerPerson::displayName).contains("Lena Novak");
        assertThat(search("person100"))
                .extracting(person -> person.mail().key())
                .contains(Staff.colleague(100), Staff.colleague(1000));
        assertThat(search("zzz")).isEmpty();
    }

    @Test
    void onlyActivePeopleAreOfferedAndNoMoreThanAskedForInOrder() {
        assertThat(search("Gone")).isEmpty();

        List<PartnerPerson> some = directory().search(inquirer(Staff.SAM), "person", 20);

        assertThat(some).hasSize(20);
        assertThat(some).extracting(PartnerPerson::displayName).isSorted();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "*)(uid=*",
                "sa*",
                "\\2a",
                "\\",
                "\u0000",
                "sam\u0000",
                "\"",
                "'",
                "x\" or \"1\" eq \"1",
                "x' or '1' eq '1",
                "x' or startswith(mail,'s') or 'x' eq '",
                "sam&max=9999",
                "../sam",
                "",
                "   "
            })
    void whatIsTypedIsAValueAndNeverAPartOfTheQuestion(String typed) {
        assertThat(search(typed)).isEmpty();
    }

    @Test
    void aTestOfTheConnectionSaysStepByStepWhatItSaw() {
        ConnectionReport report = directory().test(inquirer(Staff.SAM));

        assertThat(report.passed()).as("%s", report).isTrue();
        assertThat(report.steps())
                .extracting(Step::name)
                .containsExactly("reached", "encrypted", "authenticated", "may list", "found");
        assertThat(report.steps()).extracting(Step::detail).doesNotContain("");
        assertThat(report.toString()).doesNotContain(TestConnections.SECRET);
    }

    @ParameterizedTest
    @EnumSource
    void aServerThatMisbehavesIsGivenUpSoonWithAClearMessage(Misbehaviour how) {
        PartnerDirectory directory = misbehaving(how).orElseGet(() -> Assumptions.abort("it cannot do that"));

        long begin = System.nanoTime();
        assertThatThrownBy(() -> directory.lookUp(inquirer(Staff.SAM), List.of(address(Staff.colleague(1)))))
                .isInstanceOf(PartnerUnreachable.class)
                .message()
                .containsPattern(how.said())
                .doesNotContain(TestConnections.SECRET, Staff.colleague(1));

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(SOON);
        assertThat(directory.test(inquirer(Staff.SAM)).passed()).isFalse();
    }

    private LookUp lookUp(String... mails) {
        return directory()
                .lookUp(
                        inquirer(Staff.SAM),
                        Stream.of(mails).map(Staff::address).toList());
    }

    private List<PartnerPerson> search(String text) {
        return directory().search(inquirer(Staff.SAM), text, 500);
    }
}
