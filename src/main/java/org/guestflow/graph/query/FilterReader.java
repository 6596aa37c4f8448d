package org.guestflow.graph.query;

import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.olingo.server.api.uri.UriResource;
import org.apache.olingo.server.api.uri.UriResourceLambdaAny;
import org.apache.olingo.server.api.uri.UriResourceLambdaVariable;
import org.apache.olingo.server.api.uri.UriResourceProperty;
import org.apache.olingo.server.api.uri.queryoption.expression.Binary;
import org.apache.olingo.server.api.uri.queryoption.expression.BinaryOperatorKind;
import org.apache.olingo.server.api.uri.queryoption.expression.Expression;
import org.apache.olingo.server.api.uri.queryoption.expression.Literal;
import org.apache.olingo.server.api.uri.queryoption.expression.Member;
import org.apache.olingo.server.api.uri.queryoption.expression.Method;
import org.apache.olingo.server.api.uri.queryoption.expression.Unary;
import org.apache.olingo.server.api.uri.queryoption.expression.UnaryOperatorKind;
import org.guestflow.query.Condition;
import org.guestflow.query.Condition.Comparison;
import org.guestflow.shared.RuleViolation;
import org.springframework.lang.Nullable;

/** Turns a filter into a condition: comparisons of properties with values, parts of texts, and what {@code and}, {@code or}, {@code not} and {@code any} make of them. */
final class FilterReader {

    /** The properties of what a collection holds stand behind the collection's own name. */
    private final String prefix;

    private FilterReader(String prefix) {
        this.prefix = prefix;
    }

    static Condition read(Expression filter) throws RuleViolation {
        return new FilterReader("").condition(filter);
    }

    /** Reads an expression that must be a property. */
    static String property(Expression expression) throws RuleViolation {
        return new FilterReader("").path(expression);
    }

    private Condition condition(Expression expression) throws RuleViolation {
        if (expression instanceof Binary binary) {
            return binary(binary);
        }
        if (expression instanceof Unary unary && unary.getOperator() == UnaryOperatorKind.NOT) {
            return new Condition.Not(condition(unary.getOperand()));
        }
        if (expression instanceof Method method) {
            return part(method);
        }
        if (expression instanceof Member member) {
            return member(member);
        }
        throw unsupported(expression);
    }

    private Condition binary(Binary binary) throws RuleViolation {
        return switch (binary.getOperator()) {
            case AND ->
                new Condition.All(List.of(condition(binary.getLeftOperand()), condition(binary.getRightOperand())));
            case OR ->
                new Condition.Any(List.of(condition(binary.getLeftOperand()), condition(binary.getRightOperand())));
            case IN -> new Condition.OneOf(path(binary.getLeftOperand()), values(binary.getExpressions()));
            default -> compared(binary);
        };
    }

    private Condition compared(Binary binary) throws RuleViolation {
        Comparison comparison = comparison(binary.getOperator())
                .orElseThrow(() -> QueryReader.unsupported(
                        "The operator " + binary.getOperator() + " is not supported in a filter."));
        Object value = value(binary.getRightOperand());
        if (value == null && comparison != Comparison.EQUAL && comparison != Comparison.NOT_EQUAL) {
            throw QueryReader.unsupported("What is null is neither before nor behind anything.");
        }
        return new Condition.Compared(path(binary.getLeftOperand()), comparison, value);
    }

    private static Optional<Comparison> comparison(BinaryOperatorKind operator) {
        return switch (operator) {
            case EQ -> Optional.of(Comparison.EQUAL);
            case NE -> Optional.of(Comparison.NOT_EQUAL);
            case GT -> Optional.of(Comparison.GREATER);
            case GE -> Optional.of(Comparison.GREATER_OR_EQUAL);
            case LT -> Optional.of(Comparison.LESS);
            case LE -> Optional.of(Comparison.LESS_OR_EQUAL);
            default -> Optional.empty();
        };
    }

    private Condition part(Method method) throws RuleViolation {
        Condition.Part where = switch (method.getMethod()) {
            case STARTSWITH -> Condition.Part.BEGINNING;
            case ENDSWITH -> Condition.Part.END;
            case CONTAINS -> Condition.Part.ANYWHERE;
            default ->
                throw QueryReader.unsupported(
                        "The function " + method.getMethod().toString() + " is not supported in a filter.");
        };
        List<Expression> arguments = method.getParameters();
        if (value(arguments.get(1)) instanceof String text) {
            return new Condition.Holds(path(arguments.get(0)), text, where);
        }
        throw unsupported(method);
    }

    private Condition member(Member member) throws RuleViolation {
        List<UriResource> parts = member.getResourcePath().getUriResourceParts();
        UriResource last = parts.get(parts.size() - 1);
        if (last instanceof UriResourceLambdaAny any && any.getExpression() != null) {
            return new FilterReader(names(parts.subList(0, parts.size() - 1)) + "/").condition(any.getExpression());
        }
        // A property that is itself true or false.
        return Condition.equal(path(member), true);
    }

    private String path(Expression expression) throws RuleViolation {
        if (expression instanceof Member member) {
            List<UriResource> parts = member.getResourcePath().getUriResourceParts();
            boolean inside = parts.get(0) instanceof UriResourceLambdaVariable;
            List<UriResource> own = inside ? parts.subList(1, parts.size()) : parts;
            if (!own.isEmpty() && own.stream().allMatch(UriResourceProperty.class::isInstance)) {
                return (inside ? prefix : "") + names(own);
            }
        }
        throw unsupported(expression);
    }

    private static String names(List<UriResource> parts) {
        return parts.stream().map(UriResource::getSegmentValue).collect(Collectors.joining("/"));
    }

    private static List<Object> values(List<Expression> expressions) throws RuleViolation {
        List<Object> values = new ArrayList<>();
        for (Expression expression : expressions) {
            Object value = value(expression);
            if (value == null) {
                throw unsupported(expression);
            }
            values.add(value);
        }
        return values;
    }

    private static @Nullable Object value(Expression expression) throws RuleViolation {
        if (!(expression instanceof Literal literal)) {
            throw unsupported(expression);
        }
        String text = literal.getText();
        if (text.startsWith("'")) {
            return text.substring(1, text.length() - 1).replace("''", "'");
        }
        return switch (text) {
            case "null" -> null;
            case "true" -> true;
            case "false" -> false;
            default -> moment(text);
        };
    }

    /** A moment in any zone, or a number, which is read where its column is known. */
    private static Object moment(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException number) {
            return text;
        }
    }

    private static RuleViolation unsupported(Expression expression) {
        return QueryReader.unsupported("This is not supported in a filter: " + expression + ".");
    }
}
