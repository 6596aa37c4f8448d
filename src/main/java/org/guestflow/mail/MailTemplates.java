package org.guestflow.mail;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.messageresolver.AbstractMessageResolver;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.AbstractConfigurableTemplateResolver;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.templateresolver.FileTemplateResolver;

/**
 * The templates of the mails, a text and an HTML one for each. A kind without a template of its own takes the common one. Those in an administrator's folder win,
 * file by file, over the shipped ones. An engine of their own, so that pages and mails share neither names nor settings.
 */
final class MailTemplates {

    private static final String COMMON = "notice";
    private static final Map<String, String> SHARED = Map.of(
            "invitation-reminder",
            "invitation",
            "added-directly",
            "invitation",
            "sign-in-passcode",
            "passcode",
            "block-passcode",
            "passcode");
    private static final Pattern EMPTY_LINES = Pattern.compile("(?:[ \\t]*\\n){3,}");

    private final TemplateEngine engine = new SpringTemplateEngine();
    private final Optional<Path> folder;

    /** Which files there are among the shipped ones: to look that up takes longer than the rest of the choice. */
    private final Map<String, Boolean> shipped = new ConcurrentHashMap<>();

    MailTemplates(Optional<Path> folder, MailTexts texts) {
        this.folder = folder;
        folder.map(MailTemplates::files).ifPresent(engine::addTemplateResolver);
        engine.addTemplateResolver(shipped());
        engine.setMessageResolver(new Texts(texts));
    }

    private static AbstractConfigurableTemplateResolver files(Path folder) {
        FileTemplateResolver resolver = new FileTemplateResolver();
        resolver.setPrefix(folder.toAbsolutePath() + "/");
        resolver.setOrder(1);
        resolver.setCheckExistence(true);
        resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
        return resolver;
    }

    private static AbstractConfigurableTemplateResolver shipped() {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("mail/");
        resolver.setOrder(2);
        resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
        return resolver;
    }

    String text(String kind, String language, Map<String, Object> values) {
        String text = engine.process(template(kind, ".txt"), new Context(Locale.forLanguageTag(language), values));
        return EMPTY_LINES.matcher(text.replace("\r", "")).replaceAll("\n\n").strip() + "\n";
    }

    String html(String kind, String language, Map<String, Object> values) {
        return engine.process(template(kind, ".html"), new Context(Locale.forLanguageTag(language), values));
    }

    private String template(String kind, String suffix) {
        return Stream.of(kind, SHARED.getOrDefault(kind, COMMON), COMMON)
                .map(name -> name + suffix)
                .filter(this::exists)
                .findFirst()
                .orElseThrow();
    }

    private boolean exists(String file) {
        return folder.filter(path -> Files.exists(path.resolve(file))).isPresent()
                || shipped.computeIfAbsent(file, name -> MailTemplates.class.getResource("/mail/" + name) != null);
    }

    /** Gives templates their texts: {@code #{key}}, with every value of the mail at hand by its name. */
    private static final class Texts extends AbstractMessageResolver {

        private final MailTexts texts;

        Texts(MailTexts texts) {
            super();
            this.texts = texts;
        }

        @Override
        public String resolveMessage(ITemplateContext context, Class<?> origin, String key, Object[] parameters) {
            Map<String, Object> values = new HashMap<>();
            context.getVariableNames().forEach(name -> values.put(name, context.getVariable(name)));
            return texts.text(context.getLocale().toLanguageTag(), key, values);
        }

        @Override
        public String createAbsentMessageRepresentation(
                ITemplateContext context, Class<?> origin, String key, Object[] parameters) {
            throw new IllegalArgumentException("there is no mail text " + key + " " + List.of(parameters));
        }
    }
}
