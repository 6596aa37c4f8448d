package org.guestflow.overload.web;

import java.io.IOException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;

/** Puts the valve into the web server. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OverloadSettings.class)
class OverloadConfiguration {

    /** The last of the host's valves, within the one that words refusals as the API does. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> overloadValve(
            OverloadSettings settings, ServerProperties server, @Value("classpath:overload/busy.html") Resource page)
            throws IOException {
        if (settings.atOnce() >= server.getTomcat().getThreads().getMax()) {
            throw new IllegalArgumentException(
                    "guestflow.overload.at-once is less than server.tomcat.threads.max, so that there is somebody left to refuse");
        }
        byte[] words = page.getContentAsByteArray();
        return factory -> factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new OverloadValve(settings, words)));
    }
}
