package org.guestflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.guestflow.support.ProcessTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The engine's tables have the indexes that it makes but for those that nothing asks for. */
@ProcessTest
class UnusedIndexesTest {

    private static final Pattern MADE = Pattern.compile("create index (ACT_\\w+)", Pattern.CASE_INSENSITIVE);

    @Autowired
    private JdbcClient jdbc;

    @Test
    void theyAreGoneAndNoOthers() throws IOException {
        Set<String> made = new HashSet<>();
        for (String part : List.of("engine", "history", "case.engine")) {
            made.addAll(made(part));
        }
        assertThat(made).containsAll(JdbcUnusedIndexes.names());
        Set<String> left = made.stream()
                .filter(name -> !JdbcUnusedIndexes.names().contains(name))
                .collect(Collectors.toSet());

        assertThat(there()).containsAll(left).doesNotContainAnyElementsOf(JdbcUnusedIndexes.names());
    }

    @Test
    void whereOneIsThereAgainTheNextStartRemovesIt() {
        jdbc.sql("CREATE INDEX act_idx_hi_act_inst_rm_time ON act_hi_actinst (removal_time_)")
                .update();

        new JdbcUnusedIndexes(jdbc).drop();

        assertThat(there()).doesNotContain("act_idx_hi_act_inst_rm_time");
    }

    private List<String> there() {
        return jdbc.sql("SELECT indexname FROM pg_indexes WHERE schemaname = current_schema()")
                .query(String.class)
                .list();
    }

    /** By the engine's own script. */
    private static Set<String> made(String part) throws IOException {
        try (InputStream script = UnusedIndexesTest.class.getResourceAsStream(
                "/org/camunda/bpm/engine/db/create/activiti.postgres.create." + part + ".sql")) {
            Matcher matcher = MADE.matcher(new String(script.readAllBytes(), StandardCharsets.UTF_8));
            return matcher.results()
                    .map(made -> made.group(1).toLowerCase(Locale.ROOT))
                    .collect(Collectors.toSet());
        }
    }
}
