package org.guestflow.panel.requests;

import jakarta.servlet.http.HttpServletResponse;

/** What the page with a drawing may do besides: bpmn-js sets the place of what it draws in the elements' own style attributes. Styles inside the page stay forbidden, and so do scripts. */
final class DiagramPolicy {

    private static final String HEADER = "Content-Security-Policy";

    private DiagramPolicy() {}

    static void allow(HttpServletResponse response) {
        response.setHeader(HEADER, response.getHeader(HEADER) + "; style-src-attr 'unsafe-inline'");
    }
}
