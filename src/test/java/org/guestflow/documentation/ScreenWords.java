package org.guestflow.documentation;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The English words of pages, mails and Tasklist's forms. Where a name or number is put in, a page of the documentation may have anything. */
final class ScreenWords {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Pattern CHOICE = Pattern.compile("\\{\\d+,choice,((?:[^{}]|\\{[^{}]*})*)}");
    private static final Pattern ARGUMENT = Pattern.compile("\\{[^{}]*}");
    private static final Pattern OF_A_FORM = Pattern.compile("\\w+: '([^']+)'");

    private final Set<Pattern> words;

    private ScreenWords(Set<Pattern> words) {
        this.words = words;
    }

    static ScreenWords read() {
        Stream<String> messages = files(RESOURCES.resolve("messages"))
                .filter(file -> !file.toString().matches(".*_[a-z]{2}\\.properties"))
                .flatMap(ScreenWords::values);
        Stream<String> mails = values(RESOURCES.resolve("mail/messages_en.properties"));
        Stream<String> forms = files(Path.of("processes"))
                .filter(file -> file.toString().endsWith(".html"))
                .flatMap(file -> OF_A_FORM.matcher(text(file)).results().map(found -> found.group(1)));
        return new ScreenWords(Stream.of(messages, mails, forms)
                .flatMap(all -> all)
                .flatMap(ScreenWords::alternatives)
                .filter(ScreenWords::saysSomething)
                .map(ScreenWords::pattern)
                .collect(Collectors.toSet()));
    }

    /** Tells whether something stands on a screen, as a whole. */
    boolean have(String text) {
        return words.stream().anyMatch(word -> word.matcher(text).matches());
    }

    /** {@code {0,choice,1#One|1<{0} people}} is said in one way or another. */
    private static Stream<String> alternatives(String message) {
        Matcher choice = CHOICE.matcher(message);
        if (!choice.find()) {
            return Stream.of(message);
        }
        return List.of(choice.group(1).split("\\|", -1)).stream()
                .map(option -> option.replaceFirst("^[^#<]*[#<]", ""))
                .map(option -> message.substring(0, choice.start()) + option + message.substring(choice.end()));
    }

    /** Not only what is put in. */
    private static boolean saysSomething(String message) {
        String own = ARGUMENT.matcher(message).replaceAll("");
        return own.equals(message) || own.replaceAll("\\P{L}", "").length() > 3;
    }

    private static Pattern pattern(String message) {
        return Pattern.compile(
                Stream.of(ARGUMENT.split(message, -1)).map(Pattern::quote).collect(Collectors.joining(".+")));
    }

    private static Stream<String> values(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.values().stream().map(Object::toString);
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
