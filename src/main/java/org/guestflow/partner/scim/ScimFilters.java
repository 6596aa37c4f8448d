package org.guestflow.partner.scim;

import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.filters.Filter;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.guestflow.shared.EmailAddress;

/** What a SCIM server is asked. Filters are made of values, never of text, so that no value can change what is asked. */
final class ScimFilters {

    private ScimFilters() {}

    /** People with one of these addresses. */
    static Filter addresses(Collection<EmailAddress> addresses) {
        return any(addresses.stream()
                .map(EmailAddress::toString)
                .flatMap(address -> Stream.of(
                        made(() -> Filter.eq("emails.value", address)), made(() -> Filter.eq("userName", address))))
                .toList());
    }

    /** People whose names or addresses begin so. */
    static Filter beginning(String text) {
        return any(Stream.of("displayName", "name.givenName", "name.familyName", "userName", "emails.value")
                .map(attribute -> made(() -> Filter.sw(attribute, text)))
                .toList());
    }

    /** A group of this name that has this member. */
    static Filter groupWith(String name, String member) {
        return Filter.and(made(() -> Filter.eq("displayName", name)), made(() -> Filter.eq("members.value", member)));
    }

    private static Filter any(List<Filter> filters) {
        return filters.size() == 1 ? filters.get(0) : Filter.or(filters);
    }

    private static Filter made(Making making) {
        try {
            return making.filter();
        } catch (BadRequestException e) {
            throw new IllegalStateException("the attributes' paths are SCIM's own", e);
        }
    }

    /** The making of a filter from an attribute's path and a value. */
    @FunctionalInterface
    private interface Making {

        Filter filter() throws BadRequestException;
    }
}
