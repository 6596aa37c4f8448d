package org.guestflow.support;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.Response;
import org.guestflow.support.ApiDescription.Answer;

/** Fails a test in which somebody else's client is answered otherwise than the description says, whatever the client makes of it. */
public final class DescribedClientTraffic implements Interceptor {

    private static final long WHOLE = 10_000_000;

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        Response response = chain.proceed(request);
        String type = Optional.ofNullable(response.body().contentType())
                .map(DescribedClientTraffic::withoutParameters)
                .orElse("");
        Answer answer =
                new Answer(response.code(), type, response.peekBody(WHOLE).string());
        String path = request.url().encodedPath();
        List<String> faults = ApiDescription.of(request.url().port()).faults(request.method(), path, answer);
        if (!faults.isEmpty()) {
            throw new AssertionError(
                    "%s %s is not answered as described: %s%n%s".formatted(request.method(), path, faults, answer));
        }
        return response;
    }

    private static String withoutParameters(MediaType type) {
        return type.type() + "/" + type.subtype();
    }
}
