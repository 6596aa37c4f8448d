package org.guestflow;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.ProcessEngine;
import org.guestflow.support.ApplicationTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApplicationTest
class GuestflowStartsTest {

    @Autowired
    private ProcessEngine engine;

    @Test
    void theEngineRunsOnTheApplicationsDatabase() {
        assertThat(engine.getManagementService().getTableName(org.camunda.bpm.engine.runtime.ProcessInstance.class))
                .isEqualTo("ACT_RU_EXECUTION");
    }
}
