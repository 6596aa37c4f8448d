package org.guestflow.partner.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import org.guestflow.partner.PartnerUnreachable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.RestClient;

/** A web service while a conversation lasts. What it answers is read up to a limit, and believed only where it is JSON of a sensible shape. */
public class WebServer {

    private static final int LARGEST_ANSWER = 2 * 1024 * 1024;
    private static final int LONGEST_TEXT = 100_000;
    private static final int DEEPEST = 40;
    private static final int SUCCESS = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxDocumentLength(LARGEST_ANSWER)
                            .maxStringLength(LONGEST_TEXT)
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .build();

    private final RestClient client;
    private final String token;
    private final Runnable hangUp;

    /** Takes the client, whom it speaks for, and how to end a conversation in the middle. */
    WebServer(RestClient client, String token, Runnable hangUp) {
        this.client = client;
        this.token = token;
        this.hangUp = hangUp;
    }

    /**
     * Asks.
     *
     * @param question what
     * @return what it answered
     * @throws PartnerUnreachable where that is neither a success nor a refusal
     */
    public Answer get(Question question) {
        return get(question.uri());
    }

    /**
     * Asks for what the server itself gave the address of.
     *
     * @param uri what, at the server that the conversation is with
     * @return what it answered
     * @throws PartnerUnreachable where that is neither a success nor a refusal
     */
    public Answer get(URI uri) {
        return client.get()
                .uri(uri)
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                .header(HttpHeaders.ACCEPT, "application/json, application/scim+json")
                .exchange((request, response) -> answer(response));
    }

    private Answer answer(ClientHttpResponse response) throws IOException {
        int status = response.getStatusCode().value();
        if (status == UNAUTHORIZED || status == FORBIDDEN) {
            return new Answer(status, JSON.nullNode());
        }
        if (status != SUCCESS) {
            hangUp.run();
            throw new PartnerUnreachable(
                    response.getStatusCode().is3xxRedirection()
                            ? "The server sends elsewhere; redirects are not followed."
                            : "The server answered with status " + status + ".",
                    null);
        }
        byte[] body = response.getBody().readNBytes(LARGEST_ANSWER + 1);
        if (body.length > LARGEST_ANSWER) {
            hangUp.run();
            throw new PartnerUnreachable("The server answers with more than 2 MB.", null);
        }
        return new Answer(status, read(body));
    }

    private static JsonNode read(byte[] body) {
        try {
            JsonNode read = JSON.readTree(body);
            if (read.isContainerNode()) {
                return read;
            }
        } catch (IOException e) {
            // Its message would quote the answer.
            throw new PartnerUnreachable("The server's answer is not JSON, or too deep.", null);
        }
        throw new PartnerUnreachable("The server's answer is not what was asked for.", null);
    }
}
