package org.guestflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.guestflow.engine.EngineDoor.Answer;
import org.guestflow.engine.EngineDoor.Caller;
import org.guestflow.support.ApplicationTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A1: whoever may list tasks must not be able to have the engine run code (CVE-2026-109432). */
@ApplicationTest
class QueriesWithExpressionsTest {

    private static final String PROPERTY = "guestflow.attacked";
    private static final String CODE = "${''.getClass().forName('java.lang.System')"
            + ".getMethod('setProperty', ''.getClass(), ''.getClass()).invoke(null, '" + PROPERTY + "', 'yes')}";
    private static final List<Map<String, Object>> ATTACKS = List.of(
            Map.of("assigneeExpression", CODE),
            Map.of("orQueries", List.of(Map.of("assigneeExpression", CODE))),
            Map.of("orQueries", List.of(Map.of("name", "x"), Map.of("dueAfterExpression", CODE))),
            Map.of("orQueries", List.of(Map.of("orQueries", List.of(Map.of("assigneeExpression", CODE))))));

    @LocalServerPort
    private int port;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private FilterService filters;

    @Autowired
    private TaskService tasks;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void nothingHasRun() {
        assertThat(System.getProperty(PROPERTY)).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void taskQueriesWithExpressionsAreRefused(EngineDoor door) {
        for (String user : List.of("priya@woodgrove.com", "ada@woodgrove.com")) {
            Caller caller = door.as(port, user);
            for (Map<String, Object> attack : ATTACKS) {
                assertThat(caller.post("/task", attack).status()).isEqualTo(400);
                assertThat(caller.post("/task/count", attack).status()).isEqualTo(400);
            }
            assertThat(caller.get("/task?assigneeExpression=%24%7B1%7D").status())
                    .isEqualTo(400);
        }
    }

    @ParameterizedTest
    @EnumSource
    void ordinaryOrQueriesWork(EngineDoor door) {
        Map<String, Object> query = Map.of(
                "orQueries", List.of(Map.of("assignee", "priya@woodgrove.com", "candidateGroup", "guest-approvers")));

        Answer found = door.as(port, "priya@woodgrove.com").post("/task", query);

        assertThat(found.status()).isEqualTo(200);
        assertThat(found.json().isArray()).isTrue();
        assertThat(door.as(port, "priya@woodgrove.com")
                        .post("/task/count", query)
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource
    void filtersWithExpressionsAreNotSaved(EngineDoor door) {
        Caller ada = door.as(port, "ada@woodgrove.com");
        String name = "filter-" + UUID.randomUUID();
        for (Map<String, Object> attack : ATTACKS) {
            Map<String, Object> filter = Map.of("resourceType", "Task", "name", name, "query", attack);
            assertThat(ada.post("/filter/create", filter).status()).isEqualTo(400);
            assertThat(door.as(port, "priya@woodgrove.com")
                            .post("/filter/create", filter)
                            .status())
                    .isEqualTo(403);
        }
        assertThat(filters.createFilterQuery().filterName(name).count()).isZero();

        String saved = save(name);
        for (Map<String, Object> attack : ATTACKS) {
            assertThat(ada.send(
                                    "PUT",
                                    "/filter/" + saved,
                                    Map.of("resourceType", "Task", "name", name, "query", attack))
                            .status())
                    .isEqualTo(400);
        }
        filters.deleteFilter(saved);
    }

    @ParameterizedTest
    @EnumSource
    void filtersAreNotExtendedByExpressions(EngineDoor door) {
        Caller ada = door.as(port, "ada@woodgrove.com");
        String filter = save("filter-" + UUID.randomUUID());
        for (String execution : List.of("list", "count", "singleResult")) {
            for (Map<String, Object> attack : ATTACKS) {
                assertThat(ada.post("/filter/" + filter + "/" + execution, attack)
                                .status())
                        .isEqualTo(400);
            }
        }
        assertThat(ada.get("/filter/" + filter + "/list").status()).isEqualTo(200);
        assertThat(ada.post("/filter/" + filter + "/list", Map.of("name", "none"))
                        .status())
                .isEqualTo(200);
        assertThat(ada.get("/filter/" + filter + "/count").status()).isEqualTo(200);
        filters.deleteFilter(filter);
    }

    @ParameterizedTest
    @EnumSource
    void aFilterThatWasStoredBeforeTheGuardStoodIsNotRunAndStopsTheStart(EngineDoor door) {
        Caller ada = door.as(port, "ada@woodgrove.com");
        String filter = save("filter-" + UUID.randomUUID());
        jdbc.sql("UPDATE act_ru_filter SET query_ = :query WHERE id_ = :id")
                .param("query", "{\"orQueries\":[{\"taskAssigneeExpression\":\"" + CODE + "\"}]}")
                .param("id", filter)
                .update();
        try {
            for (String execution : List.of("list", "count", "singleResult")) {
                assertThat(ada.get("/filter/" + filter + "/" + execution).status())
                        .isEqualTo(400);
                assertThat(ada.post("/filter/" + filter + "/" + execution, Map.of())
                                .status())
                        .isEqualTo(400);
            }
            ada.get("/filter?itemCount=true");
            ada.get("/filter/" + filter + "?itemCount=true");
            assertThatThrownBy(() -> new EngineGuards(new EngineSettings(false)).postProcessEngineBuild(engine))
                    .isInstanceOf(BadUserRequestException.class)
                    .hasMessageContaining("ExpressionInQuery");
        } finally {
            jdbc.sql("DELETE FROM act_ru_filter WHERE id_ = :id")
                    .param("id", filter)
                    .update();
        }
    }

    @Test
    void theEnginesOwnServicesRefuseThemToo() {
        assertThatThrownBy(() -> tasks.createTaskQuery()
                        .or()
                        .taskAssigneeExpression(CODE)
                        .endOr()
                        .list())
                .isInstanceOf(BadUserRequestException.class);
        assertThatThrownBy(() -> filters.saveFilter(filters.newTaskFilter("x")
                        .setQuery(tasks.createTaskQuery()
                                .or()
                                .taskAssigneeExpression(CODE)
                                .endOr())))
                .isInstanceOf(BadUserRequestException.class);
    }

    private String save(String name) {
        Filter filter =
                filters.newTaskFilter(name).setQuery(tasks.createTaskQuery().taskName("none"));
        return filters.saveFilter(filter).getId();
    }
}
