package org.guestflow.engine;

import java.time.Clock;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.guestflow.tracing.Traces;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What all processes share of the engine. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EngineSettings.class)
class EngineConfiguration {

    @Bean
    Clock clock() {
        return new EngineClock();
    }

    /** Makes the engine wait for our own tables: Flyway takes an empty schema only. */
    @Bean
    @DependsOnDatabaseInitialization
    ProcessEnginePlugin tablesFirst() {
        return new AbstractProcessEnginePlugin() {};
    }

    @Bean
    ProcessEnginePlugin engineHistory() {
        return new EngineHistory();
    }

    @Bean
    ProcessEnginePlugin engineGuards(EngineSettings settings) {
        return new EngineGuards(settings);
    }

    @Bean
    ProcessEnginePlugin noScripts() {
        return new NoScripts();
    }

    @Bean
    ProcessEnginePlugin wordlessFailures() {
        return new WordlessFailures();
    }

    @Bean
    ProcessEnginePlugin tracing(Traces traces) {
        return new Tracing(traces);
    }

    @Bean
    ProcessEnginePlugin engineRights() {
        return new EngineRights();
    }

    @Bean
    ProcessEnginePlugin fewerStatements() {
        return new FewerStatements();
    }

    @Bean
    ProcessEnginePlugin unusedIndexes(JdbcUnusedIndexes indexes) {
        return new UnusedIndexes(indexes);
    }

    @Bean
    ProcessEnginePlugin processDeployment() {
        return new ProcessDeployment();
    }
}
