package org.guestflow.support;

import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.guestflow.support.ApiDescription.Answer;

/** Fails a test whose call of the API is answered otherwise than the description says, whatever the test itself looks at. */
public final class DescribedTraffic implements Filter {

    /** Where tests of what goes wrong have things go wrong. */
    private static final String ONLY_IN_TESTS = "/v1.0/faults/";

    private final Function<URI, ApiDescription> description;

    /** Holds each call of the API against the description that the server itself gives. */
    public DescribedTraffic() {
        this(uri -> ApiDescription.of(uri.getPort()));
    }

    /** Holds the calls of the API against a description, which is asked for by the address that is called. */
    DescribedTraffic(Function<URI, ApiDescription> description) {
        this.description = description;
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        Response response = context.next(request, expected);
        URI uri = URI.create(request.getURI());
        String path = uri.getRawPath();
        if (path.startsWith("/v1.0/") && !path.startsWith(ONLY_IN_TESTS)) {
            List<String> faults = description.apply(uri).faults(request.getMethod(), path, answer(response));
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
