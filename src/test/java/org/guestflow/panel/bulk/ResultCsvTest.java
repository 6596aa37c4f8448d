package org.guestflow.panel.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.guestflow.panel.SpreadsheetCell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The file that tells what became of each row. */
class ResultCsvTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"})
    void whatASpreadsheetWouldTakeForAFormulaBecomesText(String cell) {
        assertThat(SpreadsheetCell.of(cell)).isEqualTo("'" + cell);
    }

    @Test
    void cellsAreQuotedWhereTheyMustBe() {
        RowItem row = new RowItem(
                2,
                "nora@litware.com",
                "=cmd, \"Nora\"",
                "words",
                "refused",
                "bad",
                "No, sorry.",
                "HostDomain",
                null,
                null,
                null);

        assertThat(ResultCsv.of(List.of(row)))
                .startsWith("\uFEFFline,email,")
                .contains("2,nora@litware.com,\"'=cmd, \"\"Nora\"\"\",refused,HostDomain,\"No, sorry.\",,");
    }
}
