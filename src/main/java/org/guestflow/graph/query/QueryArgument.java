package org.guestflow.graph.query;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.guestflow.query.ListQuery;
import org.guestflow.shared.BaseUrl;
import org.guestflow.shared.RuleViolation;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Reads the query options of a request for the operations that take some. */
@Component
class QueryArgument implements HandlerMethodArgumentResolver {

    private final Map<String, QueryReader> readers;
    private final BaseUrl baseUrl;

    QueryArgument(List<EntityModel> models, BaseUrl baseUrl) {
        this.readers = models.stream()
                .map(QueryReader::new)
                .collect(Collectors.toUnmodifiableMap(reader -> reader.model().set(), Function.identity()));
        this.baseUrl = baseUrl;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(Queryable.class);
    }

    @Override
    public Query resolveArgument(
            MethodParameter parameter,
            ModelAndViewContainer container,
            NativeWebRequest webRequest,
            WebDataBinderFactory binderFactory)
            throws RuleViolation {
        Queryable queryable = parameter.getParameterAnnotation(Queryable.class);
        HttpServletRequest request = webRequest.getNativeRequest(HttpServletRequest.class);
        Query query = readers.get(queryable.value())
                .read(
                        baseUrl.value() + request.getRequestURI(),
                        QueryText.of(Optional.ofNullable(request.getQueryString())));
        if (!queryable.several() && !asksForOne(query.list())) {
            throw QueryReader.unsupported("Only $select and $expand are options for a single resource.");
        }
        return query;
    }

    private static boolean asksForOne(ListQuery list) {
        return list.condition().isEmpty()
                && list.order().isEmpty()
                && list.after().isEmpty()
                && !list.counted();
    }
}
