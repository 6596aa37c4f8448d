package org.guestflow.graph.query;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.olingo.commons.api.edm.Edm;
import org.apache.olingo.server.api.OData;
import org.apache.olingo.server.api.ODataLibraryException;
import org.apache.olingo.server.api.uri.UriInfo;
import org.apache.olingo.server.api.uri.queryoption.ExpandItem;
import org.apache.olingo.server.api.uri.queryoption.OrderByItem;
import org.apache.olingo.server.api.uri.queryoption.SelectItem;
import org.apache.olingo.server.api.uri.queryoption.SkipTokenOption;
import org.apache.olingo.server.core.uri.parser.Parser;
import org.guestflow.query.Condition;
import org.guestflow.query.ListQuery;
import org.guestflow.query.SortKey;
import org.guestflow.shared.RuleViolation;

/** Reads the query options for one kind of resource; the grammar and the types are the library's. */
final class QueryReader {

    private static final int USUAL_PAGE = 100;
    private static final int LARGEST_PAGE = 999;

    private final EntityModel model;
    private final OData odata = OData.newInstance();
    private final Edm edm;

    QueryReader(EntityModel model) {
        this.model = model;
        this.edm =
                odata.createServiceMetadata(new ModelProvider(model), List.of()).getEdm();
    }

    EntityModel model() {
        return model;
    }

    /**
     * Reads the options of a request.
     *
     * @param url where the list is, without query
     * @param text the query as sent, percent-encoded
     */
    Query read(String url, QueryText text) throws RuleViolation {
        UriInfo options = parse(text.readable());
        if (options.getSkipOption() != null
                || options.getApplyOption() != null
                || options.getDeltaTokenOption() != null
                || options.getFormatOption() != null) {
            throw unsupported("$skip, $apply, $format and $deltatoken are not supported.");
        }
        ListQuery list = new ListQuery(
                condition(options),
                order(options),
                Optional.ofNullable(options.getSkipTokenOption()).map(SkipTokenOption::getValue),
                size(options),
                options.getCountOption() != null && options.getCountOption().getValue());
        return new Query(model, list, selected(options), expanded(options), url + text.beforePlace());
    }

    private UriInfo parse(String text) throws RuleViolation {
        try {
            return new Parser(edm, odata).parseUri(model.set(), text, null, "");
        } catch (ODataLibraryException notUnderstood) {
            RuleViolation refusal = new RuleViolation(
                    "InvalidQuery",
                    RuleViolation.Kind.INVALID,
                    "The query options are not understood: " + notUnderstood.getMessage(),
                    "Use properties and operators that the description of the API names for this list.");
            refusal.initCause(notUnderstood);
            throw refusal;
        }
    }

    private Optional<Condition> condition(UriInfo options) throws RuleViolation {
        List<Condition> conditions = new ArrayList<>();
        if (options.getFilterOption() != null) {
            conditions.add(FilterReader.read(options.getFilterOption().getExpression()));
        }
        if (options.getSearchOption() != null) {
            conditions.add(
                    new SearchReader(model).read(options.getSearchOption().getSearchExpression()));
        }
        return conditions.isEmpty() ? Optional.empty() : Optional.of(new Condition.All(conditions));
    }

    private static List<SortKey> order(UriInfo options) throws RuleViolation {
        List<SortKey> keys = new ArrayList<>();
        if (options.getOrderByOption() != null) {
            for (OrderByItem item : options.getOrderByOption().getOrders()) {
                keys.add(new SortKey(FilterReader.property(item.getExpression()), item.isDescending()));
            }
        }
        return keys;
    }

    private static int size(UriInfo options) throws RuleViolation {
        int asked = options.getTopOption() == null
                ? USUAL_PAGE
                : options.getTopOption().getValue();
        if (asked < 1 || asked > LARGEST_PAGE) {
            throw unsupported("$top is a number from 1 to 999.");
        }
        return asked;
    }

    private static Set<String> selected(UriInfo options) throws RuleViolation {
        Set<String> names = new LinkedHashSet<>();
        if (options.getSelectOption() == null) {
            return names;
        }
        for (SelectItem item : options.getSelectOption().getSelectItems()) {
            if (item.isStar()) {
                return Set.of();
            }
            if (item.getResourcePath() == null
                    || item.getResourcePath().getUriResourceParts().size() != 1) {
                throw unsupported("$select takes names of properties.");
            }
            names.add(item.getResourcePath().getUriResourceParts().get(0).getSegmentValue());
        }
        return names;
    }

    private static Set<String> expanded(UriInfo options) throws RuleViolation {
        Set<String> names = new LinkedHashSet<>();
        if (options.getExpandOption() == null) {
            return names;
        }
        for (ExpandItem item : options.getExpandOption().getExpandItems()) {
            if (item.isStar() || item.hasCountPath() || item.isRef() || item.getFilterOption() != null) {
                throw unsupported("$expand takes names of properties.");
            }
            names.add(item.getResourcePath().getUriResourceParts().get(0).getSegmentValue());
        }
        return names;
    }

    static RuleViolation unsupported(String message) {
        return new RuleViolation(
                "UnsupportedQuery",
                RuleViolation.Kind.INVALID,
                message,
                "Use what the description of the API names for this list.");
    }
}
