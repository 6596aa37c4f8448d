package org.guestflow.graph.description;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.Comparator;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Describes every operation that is mapped, so that a new one is described by itself. */
@Component
class ApiDescription implements OpenApiCustomizer {

    private final ObjectProvider<RequestMappingHandlerMapping> mapped;
    private final List<OperationAspect> aspects;

    ApiDescription(
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mapped,
            List<OperationAspect> aspects) {
        this.mapped = mapped;
        this.aspects = List.copyOf(aspects);
    }

    @Override
    public void customise(OpenAPI api) {
        mapped.getObject().getHandlerMethods().forEach((mapping, handler) -> describe(mapping, handler, api));
        api.getTags().sort(Comparator.comparing(Tag::getName));
        UnusedSchemas.remove(api);
    }

    private void describe(RequestMappingInfo mapping, HandlerMethod handler, OpenAPI api) {
        for (String pattern : mapping.getPatternValues()) {
            String path = pattern.replaceAll("\\{(\\w+):[^/]*}", "{$1}");
            PathItem item = api.getPaths().get(path);
            if (item != null) {
                for (RequestMethod method : mapping.getMethodsCondition().getMethods()) {
                    Operation operation = item.readOperationsMap().get(PathItem.HttpMethod.valueOf(method.name()));
                    DescribedOperation described = new DescribedOperation(path, method, handler, operation, api);
                    aspects.forEach(aspect -> aspect.describe(described));
                }
            }
        }
    }
}
