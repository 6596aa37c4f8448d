package org.guestflow.identity.engine;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.UserQueryImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.guestflow.directory.DirectoryRole;
import org.guestflow.directory.UserFilter;

/** The engine's user query, answered by the directory; always ordered by address. */
final class DirectoryUserQuery extends UserQueryImpl {

    private static final long serialVersionUID = 1L;

    DirectoryUserQuery() {
        super();
    }

    DirectoryUserQuery(CommandExecutor executor) {
        super(executor);
    }

    @Override
    public long executeCount(CommandContext context) {
        return DirectoryIdentityProvider.in(context).count(this, Reader.in(context));
    }

    @Override
    public List<User> executeList(CommandContext context, Page page) {
        return DirectoryIdentityProvider.in(context).list(this, Reader.in(context), Pages.of(this, page));
    }

    /** Says what to ask the directory; empty where nobody can match, as for what the directory does not know: tenants, starters, last names. */
    Optional<UserFilter> filter(Reader reader) {
        boolean unknown = tenantId != null || procDefId != null || isWord(lastName) || isWord(lastNameLike);
        Optional<Set<String>> ids = wantedIds(reader);
        if (unknown || ids.filter(Set::isEmpty).isPresent()) {
            return Optional.empty();
        }
        UserFilter filter = ids.map(EngineUsers.MEMBERS::withMails).orElse(EngineUsers.MEMBERS);
        filter = emailLike == null ? filter : filter.withMailLike(emailLike);
        filter = firstName == null ? filter : filter.withNameLike(literally(firstName));
        filter = firstNameLike == null ? filter : filter.withNameLike(firstNameLike);
        return Optional.of(groupId == null ? filter : inGroup(filter));
    }

    private UserFilter inGroup(UserFilter filter) {
        return groupId.equals(EngineGroups.ADMINISTRATORS)
                ? filter.withRole(DirectoryRole.ADMINISTRATOR)
                : filter.inGroup(groupId);
    }

    /** Gives the ids that the answer is limited to; empty where it is not. */
    Optional<Set<String>> wantedIds(Reader reader) {
        Set<String> wanted = null;
        wanted = id == null ? wanted : both(wanted, Set.of(id));
        wanted = ids == null ? wanted : both(wanted, Set.of(ids));
        wanted = email == null ? wanted : both(wanted, Set.of(email));
        wanted = reader.everything() ? wanted : both(wanted, Set.of(reader.userId()));
        return Optional.ofNullable(wanted);
    }

    private static Set<String> both(Set<String> some, Set<String> others) {
        if (some == null) {
            return others;
        }
        Set<String> both = new HashSet<>(some);
        both.retainAll(others);
        return both;
    }

    private static boolean isWord(String pattern) {
        return pattern != null && !pattern.replace("%", "").isEmpty();
    }

    private static String literally(String name) {
        return name.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
