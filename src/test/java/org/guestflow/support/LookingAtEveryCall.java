package org.guestflow.support;

import io.restassured.RestAssured;
import java.util.List;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/** Has every call that a test makes held against the description of the API. */
class LookingAtEveryCall implements TestExecutionListener {

    @Override
    public void beforeTestClass(TestContext context) {
        RestAssured.replaceFiltersWith(List.of(new DescribedTraffic()));
    }
}
