package org.guestflow;

import jakarta.mail.util.StreamProvider;
import org.eclipse.angus.mail.util.MailStreamProvider;
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
        // Where it is not named Jakarta Mail looks for it in every library, several times for each message.
        System.setProperty(StreamProvider.class.getName(), MailStreamProvider.class.getName());
        SpringApplication.run(Guestflow.class, arguments);
    }
}
