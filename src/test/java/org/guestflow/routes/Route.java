package org.guestflow.routes;

import java.util.Set;

/**
 * A route: who may use it, and what it answers to those and to others.
 *
 * @param name method and pattern as they are mapped, {@code ANY} for a mapping of every method
 * @param path an example of it
 * @param users who may use it
 * @param granted the status that those get; {@link #TAKEN} for any but a refusal or a failure
 * @param refused the status that others get who are signed in
 * @param nobody the status that whoever is not signed in gets, where the route is not for him
 * @param leftOut who may use it and is not tried, because that would take from other tests what they need; a test of its own tells of it
 * @param formAt where the form stands that carries the token; empty where any page of the panel does
 */
record Route(
        String name,
        String path,
        Set<Person> users,
        int granted,
        int refused,
        int nobody,
        Set<Person> leftOut,
        String formAt) {

    /** An action was taken, or its form sent back with what is missing. */
    static final int TAKEN = 0;

    private static final int OK = 200;
    private static final int FOUND = 302;
    private static final int NOT_FOUND = 404;
    private static final Set<Integer> REFUSALS = Set.of(401, 403, 404);
    private static final int FAILURE = 500;

    /** A page, which who may not use it does not find, and which asks to sign in. */
    static Route page(String pattern, String path, Person... users) {
        return new Route("GET " + pattern, path, Set.of(users), OK, NOT_FOUND, FOUND, Set.of(), "");
    }

    /** A page whose pattern is its path. */
    static Route page(String path, Person... users) {
        return page(path, path, users);
    }

    /** An action, which who may not use it does not find, and which asks to sign in. */
    static Route action(String pattern, String path, Person... users) {
        return new Route("POST " + pattern, path, Set.of(users), TAKEN, NOT_FOUND, FOUND, Set.of(), "");
    }

    /** An action whose pattern is its path. */
    static Route action(String path, Person... users) {
        return action(path, path, users);
    }

    /** A mapping of every method, to which others are sent on inside the server. */
    static Route any(String path, Person... users) {
        return new Route("ANY " + path, path, Set.of(users), OK, NOT_FOUND, FOUND, Set.of(), "");
    }

    /** With another example, whose token comes from another place than the panel's pages. */
    Route at(String example, String place) {
        return new Route(name, example, users, granted, refused, nobody, leftOut, place);
    }

    /** As who may use it is answered. */
    Route grants(int status) {
        return new Route(name, path, users, status, refused, nobody, leftOut, formAt);
    }

    /** As others who are signed in are answered. */
    Route refuses(int status) {
        return new Route(name, path, users, granted, status, nobody, leftOut, formAt);
    }

    /** As everybody is answered who may not use it. */
    Route refusesEverybodyElse(int status) {
        return new Route(name, path, users, granted, status, status, leftOut, formAt);
    }

    /** It is not tried as these; they may use it, and a test of its own tells of it. */
    Route isNotTriedAs(Person... people) {
        return new Route(name, path, users, granted, refused, nobody, Set.of(people), formAt);
    }

    /** Its token comes from another place than the panel's pages. */
    Route withFormAt(String place) {
        return new Route(name, path, users, granted, refused, nobody, leftOut, place);
    }

    boolean isPage() {
        return !name.startsWith("POST ");
    }

    boolean isAction() {
        return !name.startsWith("GET ");
    }

    boolean isTriedAs(Person person) {
        return !leftOut.contains(person);
    }

    boolean asksToSignIn(Person person) {
        return person == Person.NOBODY && !users.contains(person) && nobody == FOUND;
    }

    /** Whether a status is what this person is to get. */
    boolean answers(Person person, int status) {
        int expected = users.contains(person) ? granted : person == Person.NOBODY ? nobody : refused;
        return expected == TAKEN ? status < FAILURE && !REFUSALS.contains(status) : status == expected;
    }
}
