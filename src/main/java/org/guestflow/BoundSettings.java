package org.guestflow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.bind.validation.ValidationBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.json.JsonParserFactory;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.ClassUtils;
import org.springframework.util.StreamUtils;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.Validator;
import org.springframework.validation.annotation.Validated;
import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;

/** Binds each of our groups of settings that anything is set of, as it will be bound later, and says what is wrong with them. Which groups there are, the build has written down. */
class BoundSettings {

    private static final String METADATA = "META-INF/spring-configuration-metadata.json";
    private static final String OURS = "org.guestflow.";

    private final Binder binder;

    BoundSettings(ConfigurableEnvironment environment) {
        binder = new Binder(
                ConfigurationPropertySources.from(environment.getPropertySources()),
                new PropertySourcesPlaceholdersResolver(environment));
    }

    /** What is wrong, each beginning with the setting's name; no setting's value is repeated. */
    List<String> problems() {
        return groups().flatMap(this::problemsOf).distinct().toList();
    }

    private static Stream<Class<?>> groups() {
        return metadata().stream()
                .flatMap(file -> groups(file).stream())
                .map(group -> String.valueOf(group.get("type")))
                .filter(type -> type.startsWith(OURS))
                .distinct()
                .<Class<?>>map(type -> ClassUtils.resolveClassName(type, null))
                .filter(type -> type.isAnnotationPresent(ConfigurationProperties.class));
    }

    private static Collection<URL> metadata() {
        try {
            return Collections.list(BoundSettings.class.getClassLoader().getResources(METADATA));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> groups(URL file) {
        try (InputStream stream = file.openStream()) {
            String text = StreamUtils.copyToString(stream, StandardCharsets.UTF_8);
            return (List<Map<String, Object>>)
                    JsonParserFactory.getJsonParser().parseMap(text).getOrDefault("groups", List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Stream<String> problemsOf(Class<?> group) {
        String prefix = group.getAnnotation(ConfigurationProperties.class).value();
        try {
            binder.bind(prefix, Bindable.of(group), handler(group));
            return Stream.empty();
        } catch (BindException wrong) {
            return problems(prefix, wrong);
        }
    }

    private static BindHandler handler(Class<?> group) {
        return group.isAnnotationPresent(Validated.class)
                ? new ValidationBindHandler(Validators.ONE)
                : BindHandler.DEFAULT;
    }

    private static Stream<String> problems(String prefix, BindException wrong) {
        for (Throwable cause = wrong; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindValidationException invalid) {
                return invalid.getValidationErrors().getAllErrors().stream().map(error -> words(prefix, error));
            }
            // Of the group's own constructor, which knows what contradicts what.
            if (cause instanceof IllegalArgumentException
                    && String.valueOf(cause.getMessage()).startsWith("guestflow.")) {
                return Stream.of(cause.getMessage());
            }
        }
        String kind = wrong.getTarget().getType().resolve(Object.class).getSimpleName();
        return Stream.of(wrong.getName() + " is not what it must be: " + kind);
    }

    private static String words(String prefix, ObjectError error) {
        return error instanceof FieldError field
                ? prefix + "." + DataObjectPropertyName.toDashedForm(field.getField()) + " " + field.getDefaultMessage()
                : prefix + " " + error.getDefaultMessage();
    }

    /** Made where it is needed: it takes its time. */
    private static final class Validators {

        private static final Validator ONE = make();

        private static Validator make() {
            LocalValidatorFactoryBean validator = new LocalValidatorFactoryBean();
            validator.afterPropertiesSet();
            return validator;
        }
    }
}
