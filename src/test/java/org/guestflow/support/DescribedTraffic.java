package org.guestflow.support;

import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.guestflow.support.ApiDescription.Answer;

/** Fails a test whose call of the API is answered otherwise than the description says, whatever the test itself looks at. */
public final class DescribedTraffic implements Filter {

    private final Supplier<ApiDescription> description;

    /** Holds the traffic against a description, which is asked for with the first call of the API. */
    public DescribedTraffic(Supplier<ApiDescription> description) {
        this.description = description;
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        Response response = context.next(request, expected);
        String path = URI.create(request.getURI()).getRawPath();
        if (path.startsWith("/v1.0/")) {
            List<String> faults = description.get().faults(request.getMethod(), path, answer(response));
            if (!faults.isEmpty()) {
                throw new AssertionError("%s %s is not answered as described: %s%n%d %s"
                        .formatted(request.getMethod(), path, faults, response.statusCode(), response.asString()));
            }
        }
        return response;
    }

    private static Answer answer(Response response) {
        String type = Optional.ofNullable(response.contentType()).orElse("");
        return new Answer(response.statusCode(), type.split(";", 2)[0].strip(), response.asString());
    }
}
