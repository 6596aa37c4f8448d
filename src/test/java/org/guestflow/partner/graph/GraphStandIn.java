package org.guestflow.partner.graph;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.guestflow.partner.Staff;
import org.guestflow.partner.web.TestWebServer;
import org.guestflow.support.TestCertificates;

/**
 * Stands in for Microsoft Graph, which cannot be run here: the users of Litware's staff, filters made of {@code eq} and {@code startswith} joined by {@code or}, at
 * most 15 of them, pages of at most three users with links to the next, and 403 to everybody but Sam. A filter that it does not understand whole is a 400.
 */
final class GraphStandIn {

    private static final Pattern COMPARISON = Pattern.compile(
            "(?<property>\\w+) eq '(?<value>(?:[^']|'')*)'|startswith\\((?<of>\\w+),'(?<start>(?:[^']|'')*)'\\)");
    private static final String OR = " or ";
    private static final int MOST_COMPARISONS = 15;
    private static final int ON_A_PAGE = 3;
    private static final int SUCCESS = 200;
    private static final int BAD_REQUEST = 400;

    private final JsonMapper json = JsonMapper.builder().build();
    private TestWebServer server;

    private GraphStandIn() {}

    static TestWebServer start() {
        GraphStandIn graph = new GraphStandIn();
        graph.server = TestWebServer.start(TestCertificates.good(), graph::answer);
        return graph.server;
    }

    /** The token with which somebody asks. */
    static String tokenOf(String mail) {
        return "token-of-" + mail;
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (!TestWebServer.token(exchange).equals(tokenOf(Staff.SAM))) {
            TestWebServer.json(
                    exchange,
                    TestWebServer.token(exchange).startsWith("token-of-") ? 403 : 401,
                    "{\"error\": {\"code\": \"Authorization_RequestDenied\"}}");
            return;
        }
        Map<String, String> parameters = TestWebServer.parameters(exchange);
        List<Predicate<ObjectNode>> any = understood(parameters.get("$filter"));
        if (any == null) {
            TestWebServer.json(exchange, BAD_REQUEST, "{\"error\": {\"code\": \"BadRequest\"}}");
            return;
        }
        List<ObjectNode> found = Staff.everybody().stream()
                .map(this::user)
                .filter(user -> any.isEmpty() || any.stream().anyMatch(test -> test.test(user)))
                .toList();
        TestWebServer.json(exchange, SUCCESS, page(exchange, found, parameters));
    }

    private String page(HttpExchange exchange, List<ObjectNode> found, Map<String, String> parameters) {
        int from = Integer.parseInt(parameters.getOrDefault("$skiptoken", "0"));
        // Searches and listings are read from one page only.
        boolean lookUp = parameters.getOrDefault("$filter", "").contains(" eq ");
        int size = lookUp ? ON_A_PAGE : Integer.parseInt(parameters.get("$top"));
        int to = Math.min(found.size(), from + size);
        ObjectNode page = json.createObjectNode();
        page.putArray("value").addAll(found.subList(from, to));
        if (to < found.size()) {
            String query = exchange.getRequestURI().getRawQuery().replaceAll("&%24skiptoken=\\d+", "");
            page.put("@odata.nextLink", server.url() + "/v1.0/users?" + query + "&%24skiptoken=" + to);
        }
        return page.toString();
    }

    private ObjectNode user(Staff.Person person) {
        return json.createObjectNode()
                .put("id", "id-" + person.handle())
                .put("displayName", person.name())
                .put("mail", person.mail())
                .put("userPrincipalName", person.handle() + "@litware.onmicrosoft.com")
                .put("accountEnabled", person.active());
    }

    /** Gives what a filter asks, nothing for none, or null where it is not understood. */
    private static List<Predicate<ObjectNode>> understood(String filter) {
        List<Predicate<ObjectNode>> any = new ArrayList<>();
        if (filter == null) {
            return any;
        }
        Matcher comparison = COMPARISON.matcher(filter);
        int end = 0;
        while (end < filter.length()) {
            if (!comparison.find(end) || comparison.start() != end) {
                return null;
            }
            any.add(asked(comparison));
            end = comparison.end();
            if (filter.startsWith(OR, end)) {
                end += OR.length();
            } else if (end < filter.length()) {
                return null;
            }
        }
        return any.size() > MOST_COMPARISONS ? null : any;
    }

    private static Predicate<ObjectNode> asked(Matcher comparison) {
        if (comparison.group("property") == null) {
            String start = value(comparison.group("start"));
            String of = comparison.group("of");
            return user -> value(user.path(of).asText()).startsWith(start);
        }
        String property = comparison.group("property");
        String wanted = value(comparison.group("value"));
        return user -> value(user.path(property).asText()).equals(wanted);
    }

    private static String value(String quoted) {
        return quoted.replace("''", "'").toLowerCase(Locale.ROOT);
    }
}
