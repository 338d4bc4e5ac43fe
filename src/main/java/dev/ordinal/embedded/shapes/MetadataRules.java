package dev.ordinal.embedded.shapes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.embedded.faults.Fault;
import dev.ordinal.embedded.kinds.CustomKind;
import dev.ordinal.embedded.kinds.Ref;
import dev.ordinal.embedded.trees.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What holds for the metadata of every kind. */
final class MetadataRules {
    private static final Pattern LABEL_VALUE =
            Pattern.compile("(?=.{0,63}$)(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?");
    private static final Pattern QUALIFIED =
            Pattern.compile("([a-z0-9][-a-z0-9.]{0,252}/)?(?=.{1,63}$)([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]");
    private static final Set<String> SHORT_FINALIZERS = Set.of("orphan", "foregroundDeletion", "kubernetes");

    private MetadataRules() {}

    static List<Fault> faults(Ref ref, ObjectNode object) {
        List<Fault> faults = new ArrayList<>();
        JsonNode metadata = object.path("metadata");
        Trees.texts(metadata.path("labels")).forEach((key, value) -> {
            if (!QUALIFIED.matcher(key).matches() || !LABEL_VALUE.matcher(value).matches()) {
                faults.add(
                        new Fault("/metadata/labels", "Invalid value: \"" + key + "=" + value + "\": no valid label"));
            }
        });
        metadata.path("annotations").propertyStream().forEach(annotation -> {
            String key = annotation.getKey();
            if (!QUALIFIED.matcher(key.toLowerCase(Locale.ROOT)).matches()) {
                faults.add(new Fault("/metadata/annotations", "Invalid value: \"" + key + "\": no qualified name"));
            }
        });
        metadata.path("finalizers").forEach(finalizer -> {
            String name = finalizer.asText();
            // Only the kinds of the core ask for more than a name.
            boolean extension = ref.kind().custom() || ref.kind().is(CustomKind.DEFINITIONS);
            boolean known = extension || SHORT_FINALIZERS.contains(name) || name.contains("/");
            if (!known || !QUALIFIED.matcher(name).matches()) {
                faults.add(new Fault(
                        "/metadata/finalizers",
                        "Invalid value: \"" + name
                                + "\": name is neither a standard finalizer name nor is it fully qualified"));
            }
        });
        owners(metadata.path("ownerReferences"), faults);
        return faults;
    }

    private static void owners(JsonNode owners, List<Fault> faults) {
        for (int i = 0; i < owners.size(); i++) {
            for (String field : List.of("apiVersion", "kind", "name", "uid")) {
                if (Trees.text(owners.get(i), field).isEmpty()) {
                    faults.add(new Fault(
                            "/metadata/ownerReferences/" + i + "/" + field, "Required value: must not be empty"));
                }
            }
        }
        long controllers = owners.valueStream()
                .filter(owner -> owner.path("controller").asBoolean())
                .count();
        if (controllers > 1) {
            faults.add(new Fault(
                    "/metadata/ownerReferences", "Invalid value: Only one reference can have Controller set to true"));
        }
    }
}
