package org.guestflow.panel.access;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.Slice;
import org.guestflow.shared.UserId;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Writes all that is stored about a person as one JSON object. Lists are read and written page by page, so that they are whole and their length costs no memory. */
@Component
class MyDataDownload {

    private static final int PAGE = 500;

    private final MyLists lists;
    private final ObjectMapper json;

    MyDataDownload(MyLists lists, ObjectMapper json) {
        this.lists = lists;
        this.json = json;
    }

    void write(MyData data, UserId me, HttpServletResponse response) throws IOException, RuleViolation {
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename("my-data.json").build().toString());
        try (JsonGenerator out = json.createGenerator(response.getOutputStream())) {
            out.writeStartObject();
            for (Map.Entry<String, JsonNode> field :
                    json.<JsonNode>valueToTree(data).properties()) {
                out.writePOJOField(field.getKey(), field.getValue());
            }
            write("invitationsAskedFor", (after, size) -> lists.invitationsAskedFor(me, after, size), out);
            write("invitationsToMe", (after, size) -> lists.invitationsToMe(me, after, size), out);
            write("additionsAskedFor", (after, size) -> lists.additionsAskedFor(me, after, size), out);
            write("additionsOfMe", (after, size) -> lists.additionsOfMe(me, after, size), out);
            write("reviewsOfMe", (after, size) -> lists.reviewsOfMe(me, after, size), out);
            write("reviewAnswersByMe", (after, size) -> lists.reviewAnswersByMe(me, after, size), out);
            write("audit", (after, size) -> lists.audit(me, after, size), out);
            out.writeEndObject();
        }
    }

    private static <T> void write(String name, Pages<T> pages, JsonGenerator out) throws IOException, RuleViolation {
        out.writeArrayFieldStart(name);
        Optional<String> after = Optional.empty();
        do {
            Slice<T> page = pages.read(after, PAGE);
            for (T item : page.items()) {
                out.writePOJO(item);
            }
            after = page.next();
        } while (after.isPresent());
        out.writeEndArray();
    }

    private interface Pages<T> {

        Slice<T> read(Optional<String> after, int size) throws RuleViolation;
    }
}
