package org.guestflow.graph.query;

import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives the operations their query options. */
@Configuration(proxyBeanMethods = false)
class QueryConfiguration implements WebMvcConfigurer {

    private final QueryArgument argument;

    QueryConfiguration(QueryArgument argument) {
        this.argument = argument;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(argument);
    }
}
