package org.guestflow.graph.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.guestflow.directory.DirectoryRole;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.invitation.Invitation;
import org.guestflow.shared.RequestId;
import org.guestflow.support.Colleague;
import org.guestflow.support.GraphRefusal;
import org.guestflow.support.InvitationScenario;
import org.guestflow.support.RestCaller;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

/** What tests of asking over the API start from: programs that act for the demo's people. */
abstract class AskingOverGraph {

    private final List<User> administrators = new ArrayList<>();

    static final String OLIVIA = "olivia@woodgrove.com";
    static final String ADA = "ada@woodgrove.com";
    static final String BEN = "ben@woodgrove.com";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Users users;

    @Autowired
    Targets targets;

    @Autowired
    PasswordEncoder passwords;

    InvitationScenario scenario;

    @BeforeEach
    void scenario() {
        scenario = new InvitationScenario(context);
    }

    static Map<String, Object> toAtlas(String guest, Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>();
        body.put("invitedUserEmailAddress", guest);
        body.put("target", Map.of("type", "group", "id", "project-atlas"));
        body.putAll(more);
        return body;
    }

    static Map<String, Object> about(String account, String address, boolean reset) {
        Map<String, Object> body = new HashMap<>();
        body.put("invitedUserEmailAddress", address);
        body.put("invitedUser", Map.of("id", account));
        body.put("resetRedemption", reset);
        return body;
    }

    Response asks(String caller, Map<String, ?> body) {
        return RestCaller.as(port, caller).graphPost("/invitations", body);
    }

    Invitation granted(Response answer) {
        answer.then().statusCode(201);
        return scenario.invitation(RequestId.parse(answer.path("id")));
    }

    void assertRefused(Response answer, int status, String rule) {
        assertThat(answer.statusCode() + " " + GraphRefusal.rule(answer)).isEqualTo(status + " " + rule);
    }

    User user(String address) {
        return scenario.user(address).orElseThrow();
    }

    String id(String address) {
        return user(address).id().toString();
    }

    User member(String name) {
        return Colleague.named(context, name);
    }

    User administrator(String name) {
        User member = member(name);
        users.assignRole(member.id(), DirectoryRole.ADMINISTRATOR, member.id());
        administrators.add(member);
        return users.find(member.id()).orElseThrow();
    }

    /** Other tests count who administers. */
    @AfterEach
    void takeTheRolesAway() {
        administrators.forEach(member -> users.withdrawRole(
                member.id(),
                DirectoryRole.ADMINISTRATOR,
                user("ada@woodgrove.com").id()));
    }

    Map<String, Long> traces() {
        return List.of(
                        "invitation",
                        "directory_user",
                        "sponsor",
                        "policy_decision",
                        "act_ru_execution",
                        "act_ru_variable",
                        "act_hi_procinst",
                        "act_hi_varinst")
                .stream()
                .collect(Collectors.toMap(
                        table -> table,
                        table -> jdbc.sql("SELECT count(*) FROM " + table)
                                .query(Long.class)
                                .single()));
    }
}
