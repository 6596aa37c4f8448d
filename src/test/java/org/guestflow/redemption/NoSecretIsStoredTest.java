package org.guestflow.redemption;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.guestflow.support.ProcessTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What of a redemption is nowhere in the database. */
@ProcessTest
class NoSecretIsStoredTest extends InvitedToAtlas {

    @Autowired
    private JdbcClient jdbc;

    @Test
    void neitherCodeNorBrowserKeyNorSourceIsAnywhereInTheDatabase() throws Exception {
        browser.starts();
        String code = code();
        BrowserKey asked = browser.browser();
        browser.showsTheCode();
        browser.consents();

        assertThat(tablesThatMention(code)).isEmpty();
        assertThat(tablesThatMention(asked.value())).isEmpty();
        assertThat(tablesThatMention(browser.browser().value())).isEmpty();
        assertThat(tablesThatMention(browser.source())).isEmpty();
        assertThat(tablesThatMention(guest)).allMatch(table -> !table.startsWith("act_"));
    }

    private List<String> tablesThatMention(String text) {
        List<String> tables = jdbc.sql("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
                        + " AND table_type = 'BASE TABLE'")
                .query(String.class)
                .list();
        return tables.stream().filter(table -> mentions(table, text)).toList();
    }

    /** Binary columns are shown in hexadecimal by PostgreSQL, so the text is looked for in that form too. */
    private boolean mentions(String table, String text) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM " + table + " t WHERE strpos(t::text, :text) > 0"
                        + " OR strpos(t::text, encode(convert_to(:text, 'UTF8'), 'hex')) > 0)")
                .param("text", text)
                .query(Boolean.class)
                .single();
    }
}
