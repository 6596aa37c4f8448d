package org.guestflow.review;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Binds the settings of reviews and gives the nightly round its time. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReviewSettings.class)
class ReviewConfiguration {

    /** The start event of {@code due-access-reviews.bpmn} names this bean. */
    @Bean
    String dailyReviewRound(ReviewSettings settings) {
        return settings.dailyAt();
    }
}
