package org.guestflow.graph.description;

import io.swagger.v3.oas.models.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** Names an operation after its method and path, which stay, and puts it with the others of its resource. */
@Component
@Order(1)
class NamesOfOperation implements OperationAspect {

    private static final Pattern WORD = Pattern.compile("\\{?([A-Za-z]+)}?");
    private static final Pattern END_OF_SENTENCE = Pattern.compile("[.;](\\s|$)");

    private final PlainJavadoc javadoc;

    NamesOfOperation(PlainJavadoc javadoc) {
        this.javadoc = javadoc;
    }

    @Override
    public void describe(DescribedOperation operation) {
        String description =
                javadoc.getMethodJavadocDescription(operation.handler().getMethod());
        operation
                .operation()
                .operationId(id(operation))
                .summary(END_OF_SENTENCE.split(description, 2)[0])
                .description(description)
                .tags(List.of(tag(operation)));
    }

    /** For example {@code getUsersByNameMemberOf}. */
    private static String id(DescribedOperation operation) {
        StringBuilder id = new StringBuilder(operation.method().name().toLowerCase(Locale.ROOT));
        Matcher words = WORD.matcher(operation.path().substring("/v1.0".length()));
        while (words.find()) {
            id.append(words.group().startsWith("{") ? "By" : "").append(StringUtils.capitalize(words.group(1)));
        }
        return id.toString();
    }

    private String tag(DescribedOperation operation) {
        Class<?> controller = operation.handler().getBeanType();
        String words = SchemaNames.name(controller).replaceAll("(?<=[a-z])(?=[A-Z])", " ");
        String name = StringUtils.capitalize(words.toLowerCase(Locale.ROOT));
        List<Tag> known = operation.api().getTags();
        if (known == null || known.stream().noneMatch(tag -> tag.getName().equals(name))) {
            operation.api().addTagsItem(new Tag().name(name).description(javadoc.getClassJavadoc(controller)));
        }
        return name;
    }
}
