package org.guestflow.metrics;

import io.restassured.RestAssured;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What Prometheus gets when it reads a node's metrics. */
record Scrape(List<Sample> samples) {

    private static final Pattern LINE = Pattern.compile("(?m)^([a-z_]+)(?:\\{(.*)})? (\\S+)$");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_]+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    /**
     * One line.
     *
     * @param name the metric's name
     * @param labels names and values
     * @param value its value
     */
    record Sample(String name, Map<String, String> labels, double value) {

        static Sample of(MatchResult line) {
            String labels = line.group(2) == null ? "" : line.group(2);
            return new Sample(
                    line.group(1),
                    LABEL.matcher(labels)
                            .results()
                            .collect(Collectors.toMap(label -> label.group(1), label -> label.group(2))),
                    Double.parseDouble(line.group(3).replace("+Inf", "Infinity")));
        }
    }

    /** Reads as the administrator. */
    static Scrape of(int port) {
        String text = RestAssured.given()
                .baseUri("http://localhost")
                .port(port)
                .auth()
                .preemptive()
                .basic("ada@woodgrove.com", "demo")
                .get("/actuator/prometheus")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        return new Scrape(LINE.matcher(text).results().map(Sample::of).toList());
    }

    Set<String> names() {
        return samples.stream().map(Sample::name).collect(Collectors.toSet());
    }

    /** Adds up the lines of a metric that have these labels. */
    double sum(String name, Map<String, String> labels) {
        List<Sample> found = samples.stream()
                .filter(sample -> sample.name().equals(name))
                .filter(sample -> sample.labels().entrySet().containsAll(labels.entrySet()))
                .toList();
        if (found.isEmpty()) {
            throw new AssertionError("there is no metric " + name + " " + labels);
        }
        return found.stream().mapToDouble(Sample::value).sum();
    }
}
