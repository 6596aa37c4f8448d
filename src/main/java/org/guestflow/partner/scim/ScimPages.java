package org.guestflow.partner.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.scim2.common.filters.Filter;
import java.net.URI;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.guestflow.partner.PartnerUnreachable;
import org.guestflow.partner.web.Answer;
import org.guestflow.partner.web.Question;
import org.guestflow.partner.web.WebServer;

/** Reads lists page by page (RFC 7644 section 3.4.2.4), and believes no server that gives less than it says, or the same again. */
class ScimPages {

    private static final int ON_A_PAGE = 100;
    private static final int MOST_RESOURCES = 1_000;

    private final URI base;
    private final WebServer server;

    ScimPages(URI base, WebServer server) {
        this.base = base;
        this.server = server;
    }

    /** Asks for one page. */
    Answer page(String resources, Filter filter, int from, int count) {
        Question question =
                Question.at(base, resources).with("startIndex", from).with("count", count);
        return server.get(filter == null ? question : question.with("filter", filter));
    }

    /** Gives all that a filter finds. */
    List<JsonNode> all(String resources, Filter filter) {
        Map<String, JsonNode> all = new LinkedHashMap<>();
        long total;
        do {
            JsonNode page = granted(page(resources, filter, all.size() + 1, ON_A_PAGE));
            total = total(page);
            Set<String> before = new HashSet<>(all.keySet());
            List<JsonNode> found = Answer.elements(page, "Resources").toList();
            for (JsonNode resource : found) {
                all.put(id(resource), resource);
            }
            if (all.size() - before.size() < found.size()) {
                throw new PartnerUnreachable("The server repeats what it has answered already.", null);
            }
            if (found.isEmpty() && all.size() < total) {
                throw new PartnerUnreachable(
                        "The server announces more than it gives; its list does not come to an end.", null);
            }
            if (all.size() > MOST_RESOURCES) {
                throw new PartnerUnreachable("The server answers with more than can have been asked for.", null);
            }
        } while (all.size() < total);
        return List.copyOf(all.values());
    }

    static JsonNode granted(Answer answer) {
        if (!answer.granted()) {
            throw new PartnerUnreachable(
                    "The server does not take the token of guestflow.partner-secrets: status " + answer.status() + ".",
                    null);
        }
        return answer.body();
    }

    /** How many there are in all. */
    static long total(JsonNode page) {
        JsonNode total = page.path("totalResults");
        if (!total.canConvertToLong()) {
            throw new PartnerUnreachable("The server's answer is no list of SCIM.", null);
        }
        return total.longValue();
    }

    private static String id(JsonNode resource) {
        return Answer.text(resource, "id")
                .orElseThrow(() -> new PartnerUnreachable("The server has resources without an id.", null));
    }
}
