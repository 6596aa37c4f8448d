package org.guestflow.graph.request;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import org.guestflow.identity.CurrentUser;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** The filters around a call of the API. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CallSettings.class)
class RequestConfiguration {

    private static final String API = "/v1.0/*";
    private static final TaskDescriptor<Void> FORGET = TaskDescriptor.of("forget-kept-answers");

    /** After the one that sets the headers of every answer and before Spring Security, whose refusals have ids too. */
    @Bean
    FilterRegistrationBean<CallIdsFilter> callIds(GraphErrors errors) {
        return filter(new CallIdsFilter(errors), -5);
    }

    /** Where the server looks for its error page, and before Spring Security, which would ask who it is that cannot send a proper address. */
    @Bean
    FilterRegistrationBean<ServerRefusalFilter> serverRefusalFilter(ServerRefusals refusals) {
        FilterRegistrationBean<ServerRefusalFilter> registration =
                new FilterRegistrationBean<>(new ServerRefusalFilter(refusals));
        registration.setDispatcherTypes(DispatcherType.ERROR);
        registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER - 5);
        return registration;
    }

    /** Nearer to the application than what writes the server's pages, and around every other valve that refuses. */
    @Bean
    @Order(0)
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> serverRefusalValve(ServerRefusals refusals) {
        return factory -> factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new ServerRefusalValve(refusals)));
    }

    /** After Spring Security. */
    @Bean
    FilterRegistrationBean<RequestLimitFilter> requestLimit(
            JdbcRequestBuckets buckets, CallSettings settings, GraphErrors errors) {
        return filter(new RequestLimitFilter(buckets.limit(RequestLimitFilter.TENANT, settings), errors), 20);
    }

    /** After the limit: a repetition is a call like every other. */
    @Bean
    FilterRegistrationBean<RepeatFilter> repeatedCalls(Repeats repeats, CurrentUser currentUser, GraphErrors errors) {
        return filter(new RepeatFilter(repeats, currentUser, errors), 25);
    }

    @Bean
    Task<Void> forgetKeptAnswers(Repeats repeats) {
        return Tasks.recurring(FORGET, FixedDelay.ofHours(1)).execute((task, context) -> repeats.forgetOld());
    }

    private static <F extends Filter> FilterRegistrationBean<F> filter(F filter, int afterSecurity) {
        FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
        registration.addUrlPatterns(API);
        registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + afterSecurity);
        return registration;
    }
}
