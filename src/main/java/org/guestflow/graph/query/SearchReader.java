package org.guestflow.graph.query;

import java.util.List;
import org.apache.olingo.server.api.uri.queryoption.search.SearchBinary;
import org.apache.olingo.server.api.uri.queryoption.search.SearchBinaryOperatorKind;
import org.apache.olingo.server.api.uri.queryoption.search.SearchExpression;
import org.apache.olingo.server.api.uri.queryoption.search.SearchUnary;
import org.guestflow.query.Condition;
import org.guestflow.shared.RuleViolation;

/** Turns a search into a condition: {@code "displayName:ada"} looks in one property, {@code "ada"} in all that are searched. */
final class SearchReader {

    private final EntityModel model;

    SearchReader(EntityModel model) {
        this.model = model;
    }

    Condition read(SearchExpression search) throws RuleViolation {
        if (search.isSearchBinary()) {
            SearchBinary binary = search.asSearchBinary();
            List<Condition> both = List.of(read(binary.getLeftOperand()), read(binary.getRightOperand()));
            return binary.getOperator() == SearchBinaryOperatorKind.AND
                    ? new Condition.All(both)
                    : new Condition.Any(both);
        }
        if (search instanceof SearchUnary not) {
            return new Condition.Not(read(not.getOperand()));
        }
        return term(search.asSearchTerm().getSearchTerm());
    }

    private Condition term(String term) throws RuleViolation {
        int colon = term.indexOf(':');
        if (colon < 0) {
            return new Condition.Any(model.searched().stream()
                    .<Condition>map(property -> new Condition.Holds(property, term, Condition.Part.ANYWHERE))
                    .toList());
        }
        String property = term.substring(0, colon);
        if (!model.searched().contains(property)) {
            throw QueryReader.unsupported(
                    "There is no search in " + property + ", only in " + String.join(", ", model.searched()) + ".");
        }
        return new Condition.Holds(property, term.substring(colon + 1), Condition.Part.ANYWHERE);
    }
}
