package org.guestflow;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts Guestflow: web pages, REST, process engine and mail in one process. */
@SpringBootApplication
public class Guestflow {

    /**
     * Starts the application and returns when it serves requests.
     *
     * @param arguments Spring Boot's command line properties
     */
    public static void main(String[] arguments) {
        SpringApplication.run(Guestflow.class, arguments);
    }
}
