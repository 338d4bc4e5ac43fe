package dev.ordinal.desired;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What people call a workload and say of it, beside the name that Kubernetes holds to: annotations of the stored object. */
public final class Described {
    /** Ours first; what was made with KubeSphere is read too. */
    private static final List<String> ALIAS = List.of("apps.ordinal.dev/alias", "kubesphere.io/alias-name");

    private static final List<String> DESCRIPTION = List.of("kubernetes.io/description", "kubesphere.io/description");

    private Described() {}

    public static @Nullable String alias(JsonNode object) {
        return first(object, ALIAS);
    }

    public static @Nullable String description(JsonNode object) {
        return first(object, DESCRIPTION);
    }

    /** Of the pods' template; none of one that no server would store. */
    public static JsonNode containers(JsonNode object) {
        return object.path("spec").path("template").path("spec").path("containers");
    }

    /** What it is looked for by, beside its name: alias and images in small letters, a line each. */
    static String words(JsonNode object) {
        StringBuilder words = new StringBuilder();
        String alias = alias(object);
        if (alias != null) {
            words.append(alias).append('\n');
        }
        containers(object)
                .forEach(container ->
                        words.append(container.path("image").asText("")).append('\n'));
        return words.toString().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String first(JsonNode object, List<String> keys) {
        JsonNode annotations = object.path("metadata").path("annotations");
        for (String key : keys) {
            String text = annotations.path(key).asText("");
            if (!text.isBlank()) {
                return text;
            }
        }
        return null;
    }
}
