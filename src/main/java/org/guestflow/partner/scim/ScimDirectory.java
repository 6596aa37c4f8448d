package org.guestflow.partner.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.scim2.common.filters.Filter;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.guestflow.partner.ConnectionReport;
import org.guestflow.partner.EnumerationPrivilege;
import org.guestflow.partner.Inquirer;
import org.guestflow.partner.LookUp;
import org.guestflow.partner.PartnerDirectory;
import org.guestflow.partner.PartnerPerson;
import org.guestflow.partner.PartnerSecrets;
import org.guestflow.partner.ScimConnection;
import org.guestflow.partner.web.Answer;
import org.guestflow.partner.web.FoundPeople;
import org.guestflow.partner.web.Trial;
import org.guestflow.partner.web.WebConversations;
import org.guestflow.partner.web.Words;
import org.guestflow.shared.EmailAddress;

/** A directory over SCIM. The privilege is the inviter's membership of the group, or the role, that the partner named for it. */
class ScimDirectory implements PartnerDirectory {

    /** So many make a URL that every server takes. */
    private static final int ADDRESSES_AT_ONCE = 20;

    private static final int MOST_SEARCHED = 100;
    private static final String USERS = "Users";

    private final ScimConnection settings;
    private final WebConversations conversations;
    private final PartnerSecrets secrets;

    ScimDirectory(ScimConnection settings, WebConversations conversations, PartnerSecrets secrets) {
        this.settings = settings;
        this.conversations = conversations;
        this.secrets = secrets;
    }

    @Override
    public EnumerationPrivilege privilegeOf(Inquirer inquirer) {
        return talk(pages -> privilege(pages, inquirer));
    }

    private EnumerationPrivilege privilege(ScimPages pages, Inquirer inquirer) {
        List<JsonNode> own = pages.all(USERS, ScimFilters.addresses(Set.of(inquirer.mail()))).stream()
                .filter(user -> isOf(inquirer, user))
                .toList();
        if (own.size() != 1 || !ScimPeople.isActive(own.get(0))) {
            return new EnumerationPrivilege(
                    false, "The directory has no single active user with the inviter's address.");
        }
        String id = Answer.text(own.get(0), "id").orElseThrow();
        String name = settings.enumerationGroup();
        boolean held = ScimPeople.holds(own.get(0), name) || isMember(pages, name, id);
        return new EnumerationPrivilege(
                held, "SCIM user " + id + (held ? " holds" : " does not hold") + " the group or role " + name);
    }

    private static boolean isOf(Inquirer inquirer, JsonNode user) {
        return ScimPeople.persons(user)
                .anyMatch(person -> person.mail().key().equals(inquirer.mail().key()));
    }

    /** Not every server lists a user's groups with the user. */
    private static boolean isMember(ScimPages pages, String name, String id) {
        Answer groups = pages.page("Groups", ScimFilters.groupWith(name, id), 1, 2);
        return groups.granted()
                && Answer.elements(groups.body(), "Resources")
                        .filter(group -> Answer.text(group, "displayName")
                                .filter(name::equals)
                                .isPresent())
                        .flatMap(group -> Answer.elements(group, "members"))
                        .anyMatch(member ->
                                Answer.text(member, "value").filter(id::equals).isPresent());
    }

    @Override
    public LookUp lookUp(Inquirer inquirer, Collection<EmailAddress> addresses) {
        List<EmailAddress> all = List.copyOf(addresses);
        FoundPeople found = new FoundPeople(all);
        for (int from = 0; from < all.size(); from += ADDRESSES_AT_ONCE) {
            List<EmailAddress> some = all.subList(from, Math.min(all.size(), from + ADDRESSES_AT_ONCE));
            talk(pages -> pages.all(USERS, ScimFilters.addresses(some))).stream()
                    .flatMap(ScimPeople::persons)
                    .forEach(found::add);
        }
        String query = all.isEmpty() ? "" : "SCIM Users " + ScimFilters.addresses(all);
        return new LookUp(found.people(), Words.query(query));
    }

    @Override
    public List<PartnerPerson> search(Inquirer inquirer, String text, int most) {
        // Not every server understands a quotation mark in a value, although RFC 7644 has it escaped as JSON has it.
        Optional<String> typed = Words.typed(text).filter(value -> value.indexOf('"') < 0);
        if (typed.isEmpty()) {
            return List.of();
        }
        Filter filter = ScimFilters.beginning(typed.get());
        JsonNode page = talk(pages -> ScimPages.granted(pages.page(USERS, filter, 1, MOST_SEARCHED)));
        return Answer.elements(page, "Resources")
                .flatMap(user -> ScimPeople.persons(user).limit(1))
                .filter(PartnerPerson::active)
                .sorted(Comparator.comparing(PartnerPerson::displayName))
                .limit(most)
                .toList();
    }

    @Override
    public ConnectionReport test(Inquirer inquirer) {
        return Trial.of(
                settings.baseUrl(),
                trial -> talk(pages -> {
                    Answer first = pages.page(USERS, null, 1, 1);
                    if (trial.answered(first)) {
                        trial.told(privilege(pages, inquirer));
                        trial.found(ScimPages.total(ScimPages.granted(first)));
                    }
                    return trial.report();
                }));
    }

    private <T> T talk(Function<ScimPages, T> conversation) {
        String token = secrets.get(settings.tokenReference());
        return conversations.talk(
                settings.baseUrl(),
                settings.tokenReference(),
                token,
                server -> conversation.apply(new ScimPages(settings.baseUrl(), server)));
    }
}
