package org.guestflow.architecture.offenders.somewhere;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Does everything that must not be done outside its place, and is called a name that says nothing. */
class ThingHelper {

    @Autowired
    private JdbcClient jdbc;

    @Transactional
    String everything(RuntimeService engine, HttpServletRequest request) {
        return jdbc.toString() + engine + request + Instant.now();
    }
}
