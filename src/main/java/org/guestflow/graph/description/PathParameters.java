package org.guestflow.graph.description;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Says of the names in a path what they are the names of: of one of those that stand before them. */
@Component
@Order(2)
class PathParameters implements OperationAspect {

    private static final Pattern NAMED = Pattern.compile("/([^/]+)/\\{(\\w+)}");

    @Override
    public void describe(DescribedOperation operation) {
        Matcher named = NAMED.matcher(operation.path());
        while (named.find()) {
            operation.operation().getParameters().stream()
                    .filter(parameter -> parameter.getName().equals(named.group(2)))
                    .forEach(parameter -> parameter.setDescription("Which one of `" + named.group(1) + "`"));
        }
    }
}
