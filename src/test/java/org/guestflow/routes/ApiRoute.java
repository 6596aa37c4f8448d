package org.guestflow.routes;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.guestflow.graph.description.ThingsOfOnesOwn;

/**
 * An operation of the API in Graph's dialect on a thing: who may call it, and what it answers to those and to others. Whoever is not signed in may call none.
 *
 * @param name method and pattern as they are mapped
 * @param url path and query of an example; what stands in double braces is made for it
 * @param body the example's body as JSON; empty for that of the operation's description, where it has one
 * @param access who may call it
 * @param told what only those find in the answer whose it is or who see it; empty where there is nothing to find
 * @param toldTo who finds it, besides its owner where he may call
 */
record ApiRoute(String name, String url, Optional<String> body, ApiAccess access, String told, Set<Person> toldTo) {

    private static final String API = "/v1.0";
    private static final Pattern VARIABLE = Pattern.compile("\\{\\w+}");

    /**
     * An operation which who may not call it is refused, until it is said who may.
     *
     * @param operation method and pattern below {@code /v1.0}
     * @param things what stands in the places of the pattern's variables
     */
    static ApiRoute call(String operation, String... things) {
        String[] parts = operation.split(" ", 2);
        Iterator<String> each = List.of(things).iterator();
        String path = VARIABLE.matcher(parts[1]).replaceAll(variable -> Matcher.quoteReplacement(each.next()));
        return new ApiRoute(
                parts[0] + " " + API + parts[1], API + path, Optional.empty(), ApiAccess.of(), "", Set.of());
    }

    /** With a query. */
    ApiRoute asking(String query) {
        return new ApiRoute(name, url + "?" + query, body, access, told, toldTo);
    }

    /** With a body other than the description's. */
    ApiRoute sending(String json) {
        return new ApiRoute(name, url, Optional.of(json), access, told, toldTo);
    }

    /** These may call it, and none of the others. */
    ApiRoute by(Person... people) {
        return with(access.by(people));
    }

    /** Also for the owner of the things, a member who has nothing besides. */
    ApiRoute byTheirOwner() {
        return with(access.byTheOwner());
    }

    /** Answered with this status where it may be called, and not with success. */
    ApiRoute grants(int status) {
        return with(access.grants(status));
    }

    /** Refused with this status. */
    ApiRoute refuses(int status) {
        return with(access.refuses(status));
    }

    /** To these the thing is not there. */
    ApiRoute isNotThereFor(Person... people) {
        return with(access.isNotThereFor(people));
    }

    /** It is not tried as these, who may call it. */
    ApiRoute isNotTriedAs(Person... people) {
        return with(access.isNotTriedAs(people));
    }

    /** Its answer has this text for these, and for the owner where he may call; for nobody else. */
    ApiRoute tells(String text, Person... people) {
        return new ApiRoute(name, url, body, access, text, Set.of(people));
    }

    private ApiRoute with(ApiAccess other) {
        return new ApiRoute(name, url, body, other, told, toldTo);
    }

    String method() {
        return name.split(" ", 2)[0];
    }

    boolean isReading() {
        return "GET".equals(method());
    }

    /** Path and query below {@code /v1.0}. */
    String below(ThingsOfOnesOwn things) {
        return things.fill(url).substring(API.length());
    }

    @Override
    public String toString() {
        return method() + " " + url + body.map(" "::concat).orElse("");
    }
}
