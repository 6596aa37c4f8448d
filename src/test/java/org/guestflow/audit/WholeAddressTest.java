package org.guestflow.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.guestflow.support.ApplicationTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever is erased is found by the whole address, here and in the database: nobody else's data go with his. */
@ApplicationTest
class WholeAddressTest {

    private static final List<String> ANN =
            List.of("ann@x.example", "ann_x.example#ext#@woodgrove.com", "a+b(c)@x.example");

    @Autowired
    private JdbcClient jdbc;

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "ann@x.example, true",
                "Ann@X.Example, true",
                "<ann@x.example>, true",
                "\"ann@x.example\", true",
                "mail=ann@x.example&x=1, true",
                "It was ann@x.example., true",
                "ann@x.example: mailbox full, true",
                "ann_x.example#EXT#@woodgrove.com, true",
                "a+b(c)@x.example, true",
                "joann@x.example, false",
                "jo.ann@x.example, false",
                "jo-ann@x.example, false",
                "ann@x.example.au, false",
                "ann@x.examples, false",
                "joann_x.example#EXT#@woodgrove.com, false",
                "annax.example, false"
            })
    void onlyAWholeAddressIsMeant(String text, boolean named) {
        assertThat(WholeAddress.of(ANN).test(text)).isEqualTo(named);
        assertThat(jdbc.sql("SELECT names_any(:text, :addresses)")
                        .param("text", text)
                        .param("addresses", ANN.toArray(String[]::new))
                        .query(Boolean.class)
                        .single())
                .isEqualTo(named);
    }
}
