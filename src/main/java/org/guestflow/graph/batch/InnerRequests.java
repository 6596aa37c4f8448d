package org.guestflow.graph.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.guestflow.graph.batch.BatchController.BatchResponse;
import org.guestflow.graph.request.InnerCalls;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.DispatcherServlet;

/** Carries out the requests of a batch on behalf of whoever sent it, by the same operations that they would reach alone. */
@Component
class InnerRequests {

    private final ObjectProvider<DispatcherServlet> dispatcher;
    private final InnerCalls calls;
    private final ObjectMapper json;

    InnerRequests(ObjectProvider<DispatcherServlet> dispatcher, InnerCalls calls, ObjectMapper json) {
        this.dispatcher = dispatcher;
        this.calls = calls;
        this.json = json;
    }

    BatchResponse carryOut(BatchRequest request, HttpServletRequest batch) {
        InnerResponse response = new InnerResponse();
        try {
            byte[] body = request.body() == null ? new byte[0] : json.writeValueAsBytes(request.body());
            calls.serve(
                    new InnerRequest(batch, request, body),
                    response,
                    (call, answer) -> dispatcher.getObject().service(call, answer));
        } catch (ServletException | IOException failed) {
            throw new IllegalStateException("request " + request.id() + " of a batch cannot be carried out", failed);
        }
        return new BatchResponse(request.id(), response.getStatus(), response.headers(), read(response.body()));
    }

    private JsonNode read(byte[] body) {
        if (body.length == 0) {
            return null;
        }
        String text = new String(body, StandardCharsets.UTF_8);
        try {
            return json.readTree(text);
        } catch (JsonProcessingException plainText) {
            return TextNode.valueOf(text);
        }
    }
}
