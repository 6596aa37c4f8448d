package org.guestflow.graph.description;

import io.swagger.v3.core.jackson.TypeNameResolver;

/** Names schemas after records: without what the code calls them for its own sake, and parts with the name of the whole, for several have a part of the same name. */
class SchemaNames extends TypeNameResolver {

    @Override
    protected String getNameOfClass(Class<?> type) {
        return name(type);
    }

    static String name(Class<?> type) {
        String own = type.getSimpleName().replaceFirst("(Resource|Controller)$", "");
        if (type.getEnclosingClass() == null) {
            return own;
        }
        String whole = name(type.getEnclosingClass());
        if (own.startsWith(whole)) {
            return own;
        }
        return whole.endsWith(own) ? whole : whole + own;
    }
}
