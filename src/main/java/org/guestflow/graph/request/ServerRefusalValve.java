package org.guestflow.graph.request;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/** Answers as the API does what Tomcat refuses before it looks for an application, which it would answer with a page: an address that cannot be decoded, or with an encoded slash. */
class ServerRefusalValve extends ValveBase {

    private final ServerRefusals refusals;

    ServerRefusalValve(ServerRefusals refusals) {
        super(true);
        this.refusals = refusals;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
        if (response.isErrorReportRequired() && !response.isCommitted() && refusals.concern(request.getRequestURI())) {
            // An error closes the answer to all but those who report it.
            response.setSuspended(false);
            refusals.write(response.getResponse());
        }
    }
}
