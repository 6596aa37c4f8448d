package org.guestflow.review.process;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When the daily round begins. */
@Configuration(proxyBeanMethods = false)
class ReviewTimes {

    /** What the timer of {@code due-access-reviews.bpmn} is set to: a cron expression in the zone of the machine, at night, before people work and after the engine's clean-up has begun. */
    @Bean
    static String dailyReviewRound() {
        return "0 0 2 * * ?";
    }
}
