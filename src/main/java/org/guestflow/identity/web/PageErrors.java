package org.guestflow.identity.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Shows a page to people where programs get a problem description. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class PageErrors {

    @ExceptionHandler(
            exception = {
                NoResourceFoundException.class,
                HttpRequestMethodNotSupportedException.class,
                ServletRequestBindingException.class
            },
            produces = MediaType.TEXT_HTML_VALUE)
    void show(ErrorResponse error, HttpServletResponse response) throws IOException {
        response.sendError(error.getStatusCode().value());
    }
}
