package org.guestflow.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.guestflow.shared.RuleViolation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How uploaded lists are read. */
class CsvFileTest {

    private static final String NORA = "nora@litware.com";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mail",
                "Email",
                "e-mail",
                "ADDRESS",
                "Email address",
                "email_address",
                "email address to invite",
                "Email address to invite Required",
                "Email address to invite [inviteeEmail] Required",
                "inviteeEmail",
                "invitedUserEmailAddress"
            })
    void theAddressIsFoundUnderAnyOfItsNames(String heading) throws RuleViolation {
        assertThat(read(heading + "\n" + NORA)).singleElement().satisfies(row -> {
            assertThat(row.fields().address()).isEqualTo(NORA);
            assertThat(row.fields().sendInvitation()).isTrue();
            assertThat(row.line()).isEqualTo(2);
            assertThat(row.fault()).isEmpty();
        });
    }

    @Test
    void azuresTemplateIsUnderstood() throws RuleViolation {
        String template = """
                version:v1.0,,,
                Email address to invite [inviteeEmail] Required,Redirection url [inviteRedirectURL] Required,Send invitation message (true or false) [sendEmail],Customized invitation message [customizedMessageBody]
                Example: cmoore@fabrikam.com,https://myapplications.microsoft.com,FALSE,Hello
                nora@litware.com,https://expenses.woodgrove.com,FALSE,"Hello Nora,
                welcome"
                nils@litware.com,,TRUE,
                """;

        assertThat(read(template))
                .extracting(ReadRow::line, ReadRow::fields)
                .containsExactly(
                        tuple(
                                4,
                                new RowFields(
                                        NORA,
                                        Optional.empty(),
                                        Optional.of("Hello Nora,\nwelcome"),
                                        Optional.empty(),
                                        Optional.of("https://expenses.woodgrove.com"),
                                        false,
                                        Optional.empty(),
                                        Optional.empty())),
                        tuple(
                                6,
                                new RowFields(
                                        "nils@litware.com",
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        true,
                                        Optional.empty(),
                                        Optional.empty())));
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void anyUsualSeparatorWillDo(String separator) throws RuleViolation {
        String file = "name,email,end date,language,reason\nNora,nora@litware.com,2030-01-31,de,Audit"
                .replace(",", separator);

        assertThat(read(file))
                .singleElement()
                .extracting(ReadRow::fields)
                .isEqualTo(new RowFields(
                        NORA,
                        Optional.of("Nora"),
                        Optional.empty(),
                        Optional.of("de"),
                        Optional.empty(),
                        true,
                        Optional.of("2030-01-31"),
                        Optional.of("Audit")));
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, ''", "UTF-8, \uFEFF", "windows-1252, ''"})
    void umlautsArriveInAnyUsualCharacterSet(String charset, String mark) throws RuleViolation {
        byte[] file = (mark + "email;name\r\nnora@litware.com;Nora Größe\r\n").getBytes(Charset.forName(charset));

        assertThat(CsvFile.read(file).rows())
                .singleElement()
                .satisfies(row -> assertThat(row.fields().displayName()).contains("Nora Größe"));
    }

    @Test
    void aFaultyRowIsItsOwnAffair() throws RuleViolation {
        List<ReadRow> rows = read("""
                email,name,sendEmail
                one@litware.com
                two@litware.com,Two,perhaps
                three@litware.com,Three,true,what is this
                four@litware.com,Four,no,
                """);

        assertThat(rows)
                .extracting(row -> row.fault().map(RuleViolation::rule).orElse("fine"))
                .containsExactly("ColumnsDoNotMatch", "SendInvitationInvalid", "ColumnsDoNotMatch", "fine");
        assertThat(rows.get(3).fields().sendInvitation()).isFalse();
    }

    @Test
    void laterRowsOfTheSameAddressReferToTheFirstThatIsUnderstood() throws RuleViolation {
        List<ReadRow> rows = read("""
                email,name
                nora@litware.com
                Nora@LITWARE.com,Nora

                nora@litware.com,Nora again
                nils@litware.com,Nils
                """);

        assertThat(rows)
                .extracting(ReadRow::line, ReadRow::duplicateOf)
                .containsExactly(
                        tuple(2, Optional.empty()),
                        tuple(3, Optional.empty()),
                        tuple(5, Optional.of(3)),
                        tuple(6, Optional.empty()));
    }

    @Test
    void columnsThatMeanNothingAreNamed() throws RuleViolation {
        assertThat(CsvFile.read(bytes("Phone,email,,Cost centre\n1,nora@litware.com,,2"))
                        .ignoredColumns())
                .containsExactly("Phone", "Cost centre");
    }

    @Test
    void aFileThatCannotBeUsedSaysWhy() {
        assertRefused("", "FileNamesNobody");
        assertRefused("version:v1.0\n", "FileNamesNobody");
        assertRefused("email,name\n ,\n", "FileNamesNobody");
        assertRefused("nora@litware.com\nnils@litware.com", "AddressColumnMissing");
        assertRefused("email,mail\na@litware.com,b@litware.com", "ColumnTwice");
        assertRefused("PK\0\0\0", "FileNotText");
        assertRefused("email\n" + "x@litware.com\n".repeat(CsvFile.MOST_ROWS + 1), "TooManyRows");
        assertRefused("email\n" + "x".repeat(CsvFile.MOST_BYTES), "FileTooLarge");
    }

    @Test
    void aMissingQuotationMarkSwallowsNobodySilently() throws RuleViolation {
        assertThat(read("email,name\n\"nora@litware.com,Nora\nnils@litware.com,Nils"))
                .singleElement()
                .satisfies(row -> assertThat(row.fault()).isPresent());
    }

    private static void assertRefused(String file, String rule) {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> read(file))
                .satisfies(refusal -> assertThat(refusal.rule()).isEqualTo(rule));
    }

    private static List<ReadRow> read(String file) throws RuleViolation {
        return CsvFile.read(bytes(file)).rows();
    }

    private static byte[] bytes(String file) {
        return file.getBytes(StandardCharsets.UTF_8);
    }
}
