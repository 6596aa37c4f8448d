package org.guestflow.panel.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.guestflow.support.Visitor;
import org.jsoup.nodes.Document;

/** A list in the hands of the person who uploads it. */
record UploadedList(Visitor visitor, String path) {

    private static final String BOUNDARY = "part-of-the-upload";

    static UploadedList upload(Visitor visitor, String target, String file) {
        HttpResponse<String> answer = send(visitor, target, file.getBytes(StandardCharsets.UTF_8), true);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return new UploadedList(visitor, answer.headers().firstValue("Location").orElseThrow());
    }

    static HttpResponse<String> send(Visitor visitor, String target, byte[] file, boolean withToken) {
        String token = visitor.open("/bulk").selectFirst("[name=_csrf]").val();
        String before = (withToken ? part("name=\"_csrf\"", token) : "")
                + part("name=\"target\"", target)
                + "--" + BOUNDARY
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"guests.csv\"\r\nContent-Type: text/csv\r\n\r\n";
        return visitor.send(visitor.request("/bulk")
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofString(before),
                        BodyPublishers.ofByteArray(file),
                        BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n"))));
    }

    private static String part(String disposition, String value) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + value + "\r\n";
    }

    /** The page once nothing is under way any more. */
    Document settled() {
        Awaitility.await("the work on " + path)
                .atMost(Duration.ofSeconds(60))
                .until(() -> "false".equals(page().select("#state").attr("data-moving")));
        return page();
    }

    Document page() {
        return visitor.open(path);
    }

    HttpResponse<String> press(String button) {
        Document page = page();
        return visitor.submit(page, "form:has(#" + button + ")", Map.of());
    }
}
