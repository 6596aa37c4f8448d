package org.guestflow.graph.description;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Shows the description of the API, with Swagger UI from this server. */
@Controller
class DescriptionPage {

    static final String DESCRIPTION = "/openapi/v1.0.json";

    /** As strict as for the pages of the panel, and calls go to this server only. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
                    + "form-action 'none'; frame-ancestors 'none'; base-uri 'none'";

    @GetMapping("/openapi")
    String show(HttpServletResponse response, Model model) {
        response.setHeader("Content-Security-Policy", POLICY);
        model.addAttribute("description", DESCRIPTION);
        return "graph/description";
    }
}
