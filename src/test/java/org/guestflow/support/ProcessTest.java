package org.guestflow.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.TestExecutionListeners.MergeMode;

/** A test of processes and services with the demo's data on a database; jobs run only where the test runs them, by name. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = WebEnvironment.MOCK,
        properties = {
            "camunda.bpm.job-execution.enabled=false",
            "guestflow.audit.verified-at-once=250",
            "guestflow.direct-addition.newcomers-per-step=100"
        })
@ActiveProfiles("demo")
@ContextConfiguration(initializers = TestServers.class)
@TestExecutionListeners(listeners = EngineOfTheContext.class, mergeMode = MergeMode.MERGE_WITH_DEFAULTS)
@Import(ProcessCoverage.Listening.class)
public @interface ProcessTest {}
