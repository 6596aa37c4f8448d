package org.guestflow.graph.description;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.springdoc.core.providers.SpringDocJavadocProvider;
import org.springframework.stereotype.Component;

/** The code's own comments, in the form of descriptions: without HTML, and with the names that properties have in JSON. */
@Component
class PlainJavadoc extends SpringDocJavadocProvider {

    private static final Pattern CODE = Pattern.compile("<code>(.*?)</code>");
    private static final Pattern TAG = Pattern.compile("</?\\w+>");

    @Override
    public String getClassJavadoc(Class<?> type) {
        return plain(super.getClassJavadoc(type));
    }

    @Override
    public String getMethodJavadocDescription(Method method) {
        return plain(super.getMethodJavadocDescription(method));
    }

    @Override
    public String getMethodJavadocReturn(Method method) {
        return plain(super.getMethodJavadocReturn(method));
    }

    @Override
    public String getParamJavadoc(Method method, String name) {
        return plain(super.getParamJavadoc(method, name));
    }

    @Override
    public Map<String, String> getRecordClassParamJavadoc(Class<?> type) {
        Map<String, String> comments = super.getRecordClassParamJavadoc(type);
        Map<String, String> named = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            JsonProperty property = component.getAccessor().getAnnotation(JsonProperty.class);
            named.put(
                    property == null ? component.getName() : property.value(),
                    plain(comments.getOrDefault(component.getName(), "")));
        }
        return named;
    }

    private static String plain(String comment) {
        if (comment == null) {
            return "";
        }
        String marked = CODE.matcher(comment).replaceAll("`$1`");
        return TAG.matcher(marked)
                .replaceAll("")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
