package org.guestflow.engine;

import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The expressions of a drawing: names of steps, comparisons of variables, and nothing that computes. */
final class DrawingExpressions {

    private static final Pattern COMPARISON =
            Pattern.compile("\\$\\{([a-z][A-Za-z]*)(\\s*(==|!=)\\s*('[A-Za-z]+'|true|false))?}");
    private static final Pattern BEAN = Pattern.compile("\\$\\{([a-z][A-Za-z]*)}");
    private static final String BUSINESS_KEY = "#{execution.processBusinessKey}";
    private static final Set<String> COMPARED =
            Set.of("conditionExpression", "timeDate", "timeDuration", "timeCycle", "condition");

    /** Attributes that may name a variable. */
    private static final Set<String> DATES = Set.of("dueDate", "followUpDate");

    private final Drawing drawing;

    DrawingExpressions(Drawing drawing) {
        this.drawing = drawing;
    }

    /** Steps that the application does not have. */
    Stream<String> unknownSteps(Predicate<String> isStep) {
        return drawing.steps().stream().filter(expression -> {
            Matcher bean = BEAN.matcher(expression);
            return !bean.matches() || !isStep.test(bean.group(1));
        });
    }

    /** The variables that conditions, timers and dates of tasks read. */
    Set<String> variables() {
        return compared()
                .map(COMPARISON::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .collect(Collectors.toSet());
    }

    /** Expressions in other places than these, or of another form. */
    Stream<String> others() {
        Stream<String> conditions =
                compared().filter(text -> !COMPARISON.matcher(text).matches());
        Stream<String> texts = drawing.all()
                .filter(element -> !COMPARED.contains(element.getLocalName()))
                .map(DrawingExpressions::ownText)
                .filter(DrawingExpressions::isExpression);
        Stream<String> attributes = drawing.all()
                .flatMap(Drawing::attributes)
                .filter(attribute -> !"delegateExpression".equals(attribute.getLocalName())
                        && !DATES.contains(attribute.getLocalName()))
                .map(Attr::getValue)
                .filter(text -> isExpression(text) && !BUSINESS_KEY.equals(text));
        return Stream.of(conditions, texts, attributes).flatMap(each -> each);
    }

    private Stream<String> compared() {
        Stream<String> texts = drawing.all()
                .filter(element -> COMPARED.contains(element.getLocalName()))
                .map(DrawingExpressions::ownText)
                .filter(text -> !text.isEmpty());
        Stream<String> dates = drawing.all()
                .flatMap(Drawing::attributes)
                .filter(attribute -> DATES.contains(attribute.getLocalName()))
                .map(Attr::getValue)
                .filter(DrawingExpressions::isExpression);
        return Stream.concat(texts, dates);
    }

    private static boolean isExpression(String text) {
        return text.contains("${") || text.contains("#{");
    }

    private static String ownText(Element element) {
        StringBuilder text = new StringBuilder();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeType() == Node.TEXT_NODE || child.getNodeType() == Node.CDATA_SECTION_NODE) {
                text.append(child.getNodeValue());
            }
        }
        return text.toString().strip();
    }
}
