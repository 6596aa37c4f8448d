package org.guestflow.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.guestflow.directory.Users;
import org.guestflow.partner.PartnerPeople;
import org.guestflow.partner.Partners;
import org.guestflow.shared.DomainName;
import org.guestflow.support.ApplicationTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.yaml.snakeyaml.Yaml;

/** Dashboard and alerts ask for what there is, and each alert fires on its fault: Prometheus's own tool says so where it is found. */
@ApplicationTest
class MonitoringFilesTest {

    private static final Path FOLDER = Path.of("docs/monitoring");
    private static final String DASHBOARD = "guestflow-dashboard.json";
    private static final String ALERTS = "alerts.yaml";
    private static final String ALERTS_TEST = "alerts-test.yaml";

    /** Written by Prometheus itself. */
    private static final String UP = "up";

    @LocalServerPort
    private int port;

    @Autowired
    private Partners partners;

    @Autowired
    private PartnerPeople people;

    @Autowired
    private Users users;

    @TempDir
    private Path changed;

    @Test
    void everyQueryOfTheDashboardNamesOnlyMetricsThatExist() throws Exception {
        List<String> queries = dashboardQueries();

        assertThat(queries).hasSizeGreaterThan(25);
        assertThat(unknown(queries)).isEmpty();
    }

    @Test
    void everyAlertNamesOnlyMetricsThatExist() throws Exception {
        List<String> queries =
                rules().stream().map(rule -> rule.get("expr").toString()).toList();

        assertThat(queries).hasSizeGreaterThan(10);
        assertThat(unknown(queries)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sum by (le, state) (rate(guestflow_gusets{job=\"a\"}[5m])) > 1",
                "histogram_quantile(0.5, sum(guestflow_gusets_bucket)) / 2",
                "guestflow_incidents_open unless guestflow_gusets > 0"
            })
    void aQueryOfWhatIsNotThereIsFound(String query) throws Exception {
        assertThat(unknown(List.of(query))).singleElement().asString().startsWith("guestflow_gusets");
    }

    @Test
    void everyMetricOfOursIsOnTheDashboard() throws Exception {
        Set<String> shown = metrics(dashboardQueries());

        assertThat(exposed())
                .filteredOn(name -> name.startsWith("guestflow_") && !name.matches(".*_(sum|max|count|bucket)"))
                .allSatisfy(name -> assertThat(shown).contains(name));
    }

    @Test
    void everyAlertIsTriedWithAndWithoutItsFaultAndIsExplained() throws Exception {
        Map<String, Object> tried = yaml(ALERTS_TEST);
        String page = Files.readString(Path.of("docs/operations.md"));

        assertThat(rules()).allSatisfy(rule -> {
            String alert = rule.get("alert").toString();
            assertThat(outcomes(tried, alert)).as(alert).contains(true, false);
            assertThat(page).contains("`" + alert + "`");
        });
    }

    @Test
    void eachAlertFiresOnItsFaultAndNotBefore() throws Exception {
        assertThat(promtool("check", "rules", FOLDER.resolve(ALERTS))).isEmpty();
        assertThat(promtool("test", "rules", FOLDER.resolve(ALERTS_TEST))).isEmpty();
    }

    @Test
    void anAlertThatFiresNoMoreIsFound() throws Exception {
        Files.copy(FOLDER.resolve(ALERTS_TEST), changed.resolve(ALERTS_TEST));
        String rules = Files.readString(FOLDER.resolve(ALERTS));
        Files.writeString(
                changed.resolve(ALERTS),
                rules.replace("guestflow_jobs_lag_seconds) > 300", "guestflow_jobs_lag_seconds) > 300000"));

        assertThat(promtool("test", "rules", changed.resolve(ALERTS_TEST))).contains("GuestflowJobsLate");
    }

    /** What the tool complains of; empty where it is content. */
    private static String promtool(String command, String what, Path file) throws IOException, InterruptedException {
        assumeThat(isThere("promtool") || System.getenv("CI") != null)
                .as("Prometheus's promtool is on the path (Debian: prometheus)")
                .isTrue();
        Process process = new ProcessBuilder("promtool", command, what, file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? "" : said;
    }

    private static boolean isThere(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private Set<String> unknown(List<String> queries) throws Exception {
        Set<String> unknown = new TreeSet<>(metrics(queries));
        unknown.removeAll(exposed());
        unknown.remove(UP);
        return unknown;
    }

    private static Set<String> metrics(List<String> queries) {
        Set<String> metrics = new TreeSet<>();
        queries.forEach(query -> metrics.addAll(new PrometheusQuery(query).metrics()));
        return metrics;
    }

    /** Partners' metrics are there once one has been asked. */
    private Set<String> exposed() throws Exception {
        people.privilegeOf(
                partners.find(DomainName.parse("litware.com").orElseThrow()).orElseThrow(),
                users.caller("sam@litware.com"));
        Scrape.of(port);
        return Scrape.of(port).names();
    }

    private static List<String> dashboardQueries() throws IOException {
        JsonNode dashboard =
                new ObjectMapper().readTree(FOLDER.resolve(DASHBOARD).toFile());
        return dashboard.findValuesAsText("expr");
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> rules() throws IOException {
        List<Map<String, Object>> groups =
                (List<Map<String, Object>>) yaml(ALERTS).get("groups");
        return (List<Map<String, Object>>) groups.get(0).get("rules");
    }

    /** Whether an alert is expected to fire, for each moment at which it is looked at. */
    @SuppressWarnings("unchecked")
    private static List<Boolean> outcomes(Map<String, Object> tried, String alert) {
        return ((List<Map<String, Object>>) tried.get("tests"))
                .stream()
                        .flatMap(test -> ((List<Map<String, Object>>) test.get("alert_rule_test")).stream())
                        .filter(moment -> alert.equals(moment.get("alertname")))
                        .map(moment -> Optional.ofNullable((List<Object>) moment.get("exp_alerts"))
                                .filter(expected -> !expected.isEmpty())
                                .isPresent())
                        .toList();
    }

    private static Map<String, Object> yaml(String file) throws IOException {
        return new Yaml().load(Files.readString(FOLDER.resolve(file)));
    }
}
