package org.guestflow.routes;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatusCode;

/**
 * Who may call an operation of the API.
 *
 * @param users who may
 * @param owner whether the owner of the thing may as well
 * @param granted the status that those get; {@link #SUCCESS} for any of success
 * @param refused the status that others get who are signed in
 * @param unseeing others to whom the thing is not there
 * @param leftOut who may and is not tried, because that would take from other tests what they need
 */
record ApiAccess(
        Set<Person> users, boolean owner, int granted, int refused, Set<Person> unseeing, Set<Person> leftOut) {

    /** It was done. */
    static final int SUCCESS = 0;

    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    /** For nobody. */
    static ApiAccess of() {
        return new ApiAccess(Set.of(), false, SUCCESS, FORBIDDEN, Set.of(), Set.of());
    }

    ApiAccess by(Person... people) {
        return new ApiAccess(Set.of(people), owner, granted, refused, unseeing, leftOut);
    }

    ApiAccess byTheOwner() {
        return new ApiAccess(users, true, granted, refused, unseeing, leftOut);
    }

    ApiAccess grants(int status) {
        return new ApiAccess(users, owner, status, refused, unseeing, leftOut);
    }

    ApiAccess refuses(int status) {
        return new ApiAccess(users, owner, granted, status, unseeing, leftOut);
    }

    ApiAccess isNotThereFor(Person... people) {
        return new ApiAccess(users, owner, granted, refused, Set.of(people), leftOut);
    }

    ApiAccess isNotTriedAs(Person... people) {
        return new ApiAccess(users, owner, granted, refused, unseeing, Set.of(people));
    }

    /** Who may, and is tried. */
    List<Person> tried() {
        return Arrays.stream(Person.SIGNED_IN)
                .filter(person -> users.contains(person) && !leftOut.contains(person))
                .toList();
    }

    /** Who is signed in and may not. */
    List<Person> kept() {
        return Arrays.stream(Person.SIGNED_IN)
                .filter(person -> !users.contains(person))
                .toList();
    }

    boolean grantsWith(int status) {
        return granted == SUCCESS ? HttpStatusCode.valueOf(status).is2xxSuccessful() : status == granted;
    }

    /** The status with which one of those is refused who may not. */
    int refusalOf(Person person) {
        return unseeing.contains(person) ? NOT_FOUND : refused;
    }
}
