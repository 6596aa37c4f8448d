package org.guestflow.identity.engine;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.GroupQuery;
import org.camunda.bpm.engine.identity.NativeUserQuery;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.TenantQuery;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.identity.UserQuery;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.ReadOnlyIdentityProvider;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.guestflow.directory.Users;
import org.guestflow.identity.signin.PasswordSignIn;
import org.springframework.stereotype.Component;

/**
 * The engine's users and groups are the directory's; nothing of them is stored in the engine. Who may read which of them is enforced here, for the engine leaves
 * that to its identity provider.
 */
@Component
class DirectoryIdentityProvider implements ReadOnlyIdentityProvider {

    private final Users directory;
    private final EngineUsers users;
    private final EngineGroups groups;
    private final PasswordSignIn signIn;

    DirectoryIdentityProvider(Users directory, EngineUsers users, EngineGroups groups, PasswordSignIn signIn) {
        this.directory = directory;
        this.users = users;
        this.groups = groups;
        this.signIn = signIn;
    }

    static DirectoryIdentityProvider in(CommandContext context) {
        return (DirectoryIdentityProvider) context.getReadOnlyIdentityProvider();
    }

    @Override
    public User findUserById(String userId) {
        if (!Reader.in(Context.getCommandContext()).mayReadUser(userId)) {
            return null;
        }
        return users.find(userId).map(EngineUsers::entity).orElse(null);
    }

    @Override
    public UserQuery createUserQuery() {
        return new DirectoryUserQuery(executor());
    }

    @Override
    public UserQuery createUserQuery(CommandContext context) {
        return new DirectoryUserQuery();
    }

    @Override
    public NativeUserQuery createNativeUserQuery() {
        throw new UnsupportedOperationException("users are not in the engine's tables");
    }

    @Override
    public boolean checkPassword(String userId, String password) {
        return signIn.isRight(userId, password);
    }

    @Override
    public Group findGroupById(String groupId) {
        if (!Reader.in(Context.getCommandContext()).mayReadGroup(groupId)) {
            return null;
        }
        return groups.all()
                .filter(group -> group.getId().equals(groupId))
                .findFirst()
                .orElse(null);
    }

    @Override
    public GroupQuery createGroupQuery() {
        return new DirectoryGroupQuery(executor());
    }

    @Override
    public GroupQuery createGroupQuery(CommandContext context) {
        return new DirectoryGroupQuery();
    }

    @Override
    public Tenant findTenantById(String tenantId) {
        return null;
    }

    @Override
    public TenantQuery createTenantQuery() {
        return new NoTenants(executor());
    }

    @Override
    public TenantQuery createTenantQuery(CommandContext context) {
        return new NoTenants();
    }

    @Override
    public void flush() {
        // Nothing is written here.
    }

    @Override
    public void close() {
        // Nothing is held here.
    }

    long count(DirectoryUserQuery query, Reader reader) {
        return query.filter(reader).map(directory::count).orElse(0L);
    }

    List<User> list(DirectoryUserQuery query, Reader reader, Page page) {
        Optional<Set<String>> wanted = query.wantedIds(reader);
        return query.filter(reader).stream()
                .flatMap(filter -> directory.list(filter, page.getFirstResult(), page.getMaxResults()).stream())
                .filter(EngineUsers::isSeen)
                .<User>map(EngineUsers::entity)
                .filter(user -> wanted.isEmpty() || wanted.get().contains(user.getId()))
                .toList();
    }

    List<Group> matching(DirectoryGroupQuery query, Reader reader) {
        return candidates(query.getUserId(), reader)
                .filter(group -> reader.mayReadGroup(group.getId()))
                .filter(query::matches)
                .toList();
    }

    private Stream<Group> candidates(String member, Reader reader) {
        if (member == null) {
            return groups.all();
        }
        return reader.mayReadUser(member)
                ? users.find(member).map(groups::of).orElse(List.of()).stream()
                : Stream.empty();
    }

    private static CommandExecutor executor() {
        return Context.getProcessEngineConfiguration().getCommandExecutorTxRequired();
    }
}
