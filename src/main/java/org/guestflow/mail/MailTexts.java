package org.guestflow.mail;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The texts of the mails in every language, with named values (ICU message format). Those in an administrator's folder win, key by key, over the shipped ones. */
final class MailTexts {

    private static final String LAST_RESORT = "en";
    private static final List<String> SHIPPED = List.of(LAST_RESORT, "de", "fr", "es", "ja");
    private static final Pattern FILE = Pattern.compile("messages_([a-z]{2,3}(?:-[A-Za-z0-9]+)*)\\.properties");

    private final Map<String, Map<String, MessageFormat>> texts = new HashMap<>();

    private MailTexts() {}

    /** Reads them all; a broken one stops the start instead of the mail. */
    static MailTexts load(Optional<Path> folder) {
        MailTexts texts = new MailTexts();
        SHIPPED.forEach(language -> texts.add(language, shipped(language)));
        folder.ifPresent(texts::addFolder);
        return texts;
    }

    private static Reader shipped(String language) {
        String name = "/mail/messages_" + language + ".properties";
        return new InputStreamReader(
                Objects.requireNonNull(MailTexts.class.getResourceAsStream(name), name), StandardCharsets.UTF_8);
    }

    private void addFolder(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Matcher name = FILE.matcher(file.getFileName().toString());
                if (name.matches()) {
                    add(name.group(1), Files.newBufferedReader(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("guestflow.mail.templates cannot be read", e);
        }
    }

    private void add(String language, Reader source) {
        Properties properties = new Properties();
        try (source) {
            properties.load(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, MessageFormat> target = texts.computeIfAbsent(language, key -> new HashMap<>());
        ULocale locale = ULocale.forLanguageTag(language);
        properties.forEach((key, pattern) -> target.put((String) key, parse(language, key, (String) pattern, locale)));
    }

    private static MessageFormat parse(String language, Object key, String pattern, ULocale locale) {
        try {
            return new MessageFormat(pattern, locale);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the mail text " + key + " in " + language + " is no message format", e);
        }
    }

    Set<String> languages() {
        return Set.copyOf(texts.keySet());
    }

    Set<String> keys(String language) {
        return Set.copyOf(texts.get(language).keySet());
    }

    /** The nearest language that there are texts in: as wanted, its base language, the host's, English. */
    String nearest(String wanted, String hosts) {
        return Stream.of(wanted, base(wanted), hosts, base(hosts))
                .filter(texts::containsKey)
                .findFirst()
                .orElse(LAST_RESORT);
    }

    private static String base(String tag) {
        return ULocale.forLanguageTag(tag).getLanguage();
    }

    /** Gives a text, in English where the language lacks it. */
    String text(String language, String key, Map<String, ?> values) {
        MessageFormat format = texts.get(language).get(key);
        if (format == null) {
            format = texts.get(LAST_RESORT).get(key);
        }
        if (format == null) {
            throw new IllegalArgumentException("there is no mail text " + key);
        }
        if (!values.keySet().containsAll(format.getArgumentNames())) {
            throw new IllegalArgumentException("the mail text " + key + " needs " + format.getArgumentNames());
        }
        synchronized (format) {
            return format.format(values);
        }
    }
}
