package org.guestflow.directory;

import java.util.Set;
import org.guestflow.shared.TransactionMemory;
import org.guestflow.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who owns which group or application, as it is stored: two tables of one shape. */
@Repository
class JdbcOwners {

    private final JdbcClient jdbc;
    private final TransactionMemory<Ownership, Boolean> memory = new TransactionMemory<>();
    private final TransactionMemory<Target, Set<UserId>> all = new TransactionMemory<>();

    JdbcOwners(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Holds the target's row until the transaction ends, so that its owners change one after the other. */
    void hold(Target target) {
        TransactionMemory.forgetAll();
        jdbc.sql(
                        target.type() == TargetType.GROUP
                                ? "SELECT id FROM directory_group WHERE id = :target FOR UPDATE"
                                : "SELECT id FROM application WHERE id = :target FOR UPDATE")
                .param("target", target.id())
                .query()
                .singleRow();
    }

    /** Keeps all owners of a target, which have just been read in another way. */
    void are(Target target, Set<UserId> owners) {
        all.put(target, owners);
    }

    boolean owns(UserId user, Target target) {
        return all.known(target).map(owners -> owners.contains(user)).orElseGet(() -> isStored(user, target));
    }

    private boolean isStored(UserId user, Target target) {
        return memory.get(
                new Ownership(user, target),
                () -> jdbc.sql(
                                target.type() == TargetType.GROUP
                                        ? "SELECT EXISTS (SELECT FROM group_owner WHERE group_id = :target AND user_id = :user)"
                                        : "SELECT EXISTS (SELECT FROM application_owner WHERE application_id = :target AND user_id = :user)")
                        .param("target", target.id())
                        .param("user", user.value())
                        .query(Boolean.class)
                        .single());
    }

    boolean insert(Target target, UserId owner) {
        return change(
                target,
                owner,
                "INSERT INTO group_owner (group_id, user_id) VALUES (:target, :owner) ON CONFLICT DO NOTHING",
                "INSERT INTO application_owner (application_id, user_id) VALUES (:target, :owner) ON CONFLICT DO NOTHING");
    }

    boolean delete(Target target, UserId owner) {
        return change(
                target,
                owner,
                "DELETE FROM group_owner WHERE group_id = :target AND user_id = :owner",
                "DELETE FROM application_owner WHERE application_id = :target AND user_id = :owner");
    }

    private boolean change(Target target, UserId owner, String ofGroup, String ofApplication) {
        memory.forget();
        all.forget();
        return jdbc.sql(target.type() == TargetType.GROUP ? ofGroup : ofApplication)
                        .param("target", target.id())
                        .param("owner", owner.value())
                        .update()
                == 1;
    }

    /** Counts the people who own it; a program that may bring people to it does not answer for it. */
    long others(Target target, UserId than) {
        String of = target.type() == TargetType.GROUP
                ? "group_owner o JOIN directory_user u ON u.id = o.user_id WHERE o.group_id = :target"
                : "application_owner o JOIN directory_user u ON u.id = o.user_id WHERE o.application_id = :target";
        return jdbc.sql("SELECT count(*) FROM " + of + " AND u.user_type <> 'application' AND o.user_id <> :owner")
                .param("target", target.id())
                .param("owner", than.value())
                .query(Long.class)
                .single();
    }

    /** Of whom it is asked whether he owns what. */
    private record Ownership(UserId user, Target target) {}
}
