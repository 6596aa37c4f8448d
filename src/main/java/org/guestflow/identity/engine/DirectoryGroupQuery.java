package org.guestflow.identity.engine;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.GroupQueryImpl;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;

/** The engine's group query, answered by the directory; always the administrators first, then ordered by handle. */
final class DirectoryGroupQuery extends GroupQueryImpl {

    private static final long serialVersionUID = 1L;

    DirectoryGroupQuery() {
        super();
    }

    DirectoryGroupQuery(CommandExecutor executor) {
        super(executor);
    }

    @Override
    public long executeCount(CommandContext context) {
        return DirectoryIdentityProvider.in(context)
                .matching(this, Reader.in(context))
                .size();
    }

    @Override
    public List<Group> executeList(CommandContext context, Page page) {
        Page wanted = Pages.of(this, page);
        return DirectoryIdentityProvider.in(context).matching(this, Reader.in(context)).stream()
                .skip(wanted.getFirstResult())
                .limit(wanted.getMaxResults())
                .toList();
    }

    boolean matches(Group group) {
        boolean unknown = tenantId != null || procDefId != null;
        return !unknown
                && (id == null || id.equals(group.getId()))
                && (ids == null || Set.of(ids).contains(group.getId()))
                && (name == null || name.equals(group.getName()))
                && (nameLike == null || isLike(group.getName(), nameLike))
                && (type == null || type.equals(group.getType()));
    }

    private static boolean isLike(String text, String pattern) {
        String regex = pattern.chars()
                .mapToObj(c -> c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(Character.toString(c)))
                .collect(Collectors.joining());
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL)
                .matcher(text)
                .matches();
    }
}
