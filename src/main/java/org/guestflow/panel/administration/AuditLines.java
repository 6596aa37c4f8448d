package org.guestflow.panel.administration;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.guestflow.audit.AuditEntry;
import org.guestflow.audit.CallIds;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.Slice;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Writes the trail as JSON Lines, an entry a line, with everything that its hash is computed from, so that anybody can check it elsewhere; page by page, so that its length costs no memory. */
@Component
class AuditLines {

    private static final int PAGE = 500;

    private static final DateTimeFormatter MICROSECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSSX", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final ObjectMapper json;

    AuditLines(ObjectMapper json) {
        // What is not there is null: so it stands in what the hash is computed over.
        this.json = json.copy().setDefaultPropertyInclusion(JsonInclude.Include.ALWAYS);
    }

    void write(HttpServletResponse response, CsvDownload.Pages<AuditEntry> pages) throws IOException, RuleViolation {
        // The first page is read before anything is written: a filter that is refused gets its page.
        Slice<AuditEntry> page = pages.read(Optional.empty(), PAGE);
        response.setContentType("application/jsonl");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename("audit.jsonl").build().toString());
        Writer out = response.getWriter();
        write(page, out);
        while (page.next().isPresent()) {
            page = pages.read(page.next(), PAGE);
            write(page, out);
        }
    }

    private void write(Slice<AuditEntry> page, Writer out) throws IOException {
        for (AuditEntry entry : page.items()) {
            out.write(json.writeValueAsString(line(entry)));
            out.write('\n');
        }
    }

    private Map<String, Object> line(AuditEntry entry) throws JsonProcessingException {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("sequence", entry.sequence());
        line.put("at", MICROSECONDS.format(entry.at()));
        line.put("actor", entry.actor());
        line.put("action", entry.action());
        line.put("objectType", entry.objectType());
        line.put("objectId", entry.objectId());
        line.put("requestId", entry.requestId().orElse(null));
        line.put("oldValue", read(entry.oldValue()));
        line.put("newValue", read(entry.newValue()));
        entry.call().ifPresent(call -> line.put("call", call(call)));
        entry.proof().salt().ifPresent(salt -> line.put("salt", salt));
        entry.proof().erasedBy().ifPresent(by -> line.put("erasedBy", by));
        line.put("previousHash", entry.proof().previousHash());
        line.put("hash", entry.proof().hash());
        return line;
    }

    private JsonNode read(Optional<String> value) throws JsonProcessingException {
        return value.isPresent() ? json.readTree(value.get()) : null;
    }

    private static Map<String, Object> call(CallIds call) {
        Map<String, Object> ids = new LinkedHashMap<>();
        ids.put("requestId", call.requestId().toString());
        ids.put("clientRequestId", call.clientRequestId().orElse(null));
        return ids;
    }
}
