package org.guestflow.identity.openid;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/** Reads no more of a provider's answer than a discovery document, a key set or a token can need. */
class BoundedAnswers implements ClientHttpRequestInterceptor {

    private static final int LARGEST = 256 * 1024;

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        ClientHttpResponse response = execution.execute(request, body);
        byte[] answer = response.getBody().readNBytes(LARGEST + 1);
        if (answer.length > LARGEST) {
            response.close();
            throw new IOException("the provider answers with more than 256 KiB");
        }
        return new Read(response, new ByteArrayInputStream(answer));
    }

    private record Read(ClientHttpResponse response, InputStream answer) implements ClientHttpResponse {

        @Override
        public HttpStatusCode getStatusCode() throws IOException {
            return response.getStatusCode();
        }

        @Override
        public String getStatusText() throws IOException {
            return response.getStatusText();
        }

        @Override
        public HttpHeaders getHeaders() {
            return response.getHeaders();
        }

        @Override
        public InputStream getBody() {
            return answer;
        }

        @Override
        public void close() {
            response.close();
        }
    }
}
