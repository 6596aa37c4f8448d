package org.guestflow.directory;

import java.util.Map;
import org.guestflow.audit.AuditEvent;
import org.guestflow.audit.AuditTrail;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Component;

/** How groups and applications come into the directory. */
@Component
class TargetRecords {

    private final JdbcGroups groups;
    private final JdbcApplications applications;
    private final AuditTrail trail;

    TargetRecords(JdbcGroups groups, JdbcApplications applications, AuditTrail trail) {
        this.groups = groups;
        this.applications = applications;
        this.trail = trail;
    }

    /** Records a group; false, and nothing is written, where the handle is taken. */
    boolean addIfFree(NewGroup added, UserId actor) {
        Group group = added.group();
        if (!groups.insertIfFree(group, added.rule(), added.owners())) {
            return false;
        }
        Map<String, ?> facts = Map.of(
                "mailNickname", group.mailNickname(),
                "displayName", group.displayName(),
                "membership", group.membership(),
                "selfService", group.selfService(),
                "sensitivity", group.sensitivity(),
                "owners", added.owners());
        record(actor, "Add group", "Group", group.id(), facts);
        return true;
    }

    /** Records an application; false, and nothing is written, where the handle is taken. */
    boolean addIfFree(NewApplication added, UserId actor) {
        Application application = added.application();
        if (!applications.insertIfFree(application, added.owners(), added.redirectOrigins())) {
            return false;
        }
        Map<String, ?> facts = Map.of(
                "appId", application.appId(),
                "displayName", application.displayName(),
                "selfService", application.selfService(),
                "sensitivity", application.sensitivity(),
                "redirectOrigins", added.redirectOrigins(),
                "owners", added.owners());
        record(actor, "Add application", "Application", application.id(), facts);
        return true;
    }

    private void record(UserId actor, String action, String type, Object id, Map<String, ?> facts) {
        trail.record(new AuditEvent(actor.toString(), action, type, id.toString(), null, Map.of(), facts));
    }
}
