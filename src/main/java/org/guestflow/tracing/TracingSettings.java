package org.guestflow.tracing;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long traces go on; whether they are made, and where they are sent, is said by Spring Boot's settings.
 *
 * @param keep how long what is done for a request joins the trace of its first call; as long as the traces themselves are kept. After that the next call begins a new one
 */
@ConfigurationProperties("guestflow.tracing")
record TracingSettings(@DefaultValue("30d") Duration keep) {}
