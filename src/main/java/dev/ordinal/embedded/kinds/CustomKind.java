package dev.ordinal.embedded.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.embedded.faults.Fault;
import dev.ordinal.embedded.trees.Trees;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads a custom resource definition as a row of the table of kinds. */
public final class CustomKind {
    public static final String DEFINITIONS = "customresourcedefinitions.apiextensions.k8s.io";
    /** Keeps a definition until its objects are gone. */
    public static final String CLEANUP = "customresourcecleanup.apiextensions.k8s.io";

    private CustomKind() {}

    /** What this server can't serve, or nobody could. */
    public static List<Fault> faults(JsonNode definition) {
        List<Fault> faults = new ArrayList<>();
        JsonNode spec = definition.path("spec");
        String expected = Trees.text(spec, "names", "plural") + "." + Trees.text(spec, "group");
        if (!Trees.name(definition).equals(expected)) {
            faults.add(new Fault("/metadata/name", "Invalid value: must be spec.names.plural+\".\"+spec.group"));
        }
        for (String name : List.of("plural", "kind")) {
            if (Trees.text(spec, "names", name).isEmpty()) {
                faults.add(new Fault("/spec/names/" + name, "Required value"));
            }
        }
        long served = spec.path("versions")
                .valueStream()
                .filter(version -> version.path("served").asBoolean())
                .count();
        if (served != 1 || !served(definition).path("storage").asBoolean()) {
            faults.add(new Fault(
                    "/spec/versions",
                    "Unsupported value: the embedded cluster serves exactly one version, the stored"));
        }
        try {
            columns(served(definition));
            scale(served(definition));
        } catch (IllegalArgumentException e) {
            faults.add(new Fault("/spec/versions/0", "Invalid value: " + e.getMessage()));
        }
        return List.copyOf(faults);
    }

    public static Kind of(JsonNode definition) {
        JsonNode spec = definition.path("spec");
        JsonNode version = served(definition);
        Set<Kind.Trait> traits = EnumSet.of(Kind.Trait.GENERATION);
        if (!Trees.text(spec, "scope").equals("Cluster")) {
            traits.add(Kind.Trait.NAMESPACED);
        }
        if (version.path("subresources").has("status")) {
            traits.add(Kind.Trait.STATUS);
        }
        List<String> selectable = version.path("selectableFields")
                .valueStream()
                .map(field -> Trees.text(field, "jsonPath").substring(1))
                .toList();
        return new Kind(
                Trees.text(spec, "group"),
                Trees.text(version, "name"),
                names(spec.path("names")),
                true,
                traits,
                scale(version),
                Set.copyOf(selectable),
                columns(version),
                Optional.of(StructuralSchema.of(Trees.at(version, "schema", "openAPIV3Schema"))));
    }

    /** What the server itself fills in: names, finalizer, conditions. */
    public static void complete(ObjectNode definition, Instant now) {
        ObjectNode spec = Trees.child(definition, "spec");
        ObjectNode names = Trees.child(spec, "names");
        String kind = Trees.text(names, "kind");
        if (!names.has("singular")) {
            names.put("singular", kind.toLowerCase(Locale.ROOT));
        }
        if (!names.has("listKind")) {
            names.put("listKind", kind + "List");
        }
        Trees.child(spec, "conversion").put("strategy", "None");
        if (!Trees.terminating(definition)) {
            Trees.addText(Trees.metadata(definition), "finalizers", CLEANUP);
        }
        ObjectNode status = Trees.child(definition, "status");
        status.set("acceptedNames", names.deepCopy());
        status.putArray("storedVersions").add(Trees.text(served(definition), "name"));
        if (!status.has("conditions")) {
            accept(status, "NamesAccepted", "NoConflicts: no conflicts found", now);
            accept(status, "Established", "InitialNamesAccepted: the initial names have been accepted", now);
        }
    }

    private static void accept(ObjectNode status, String type, String why, Instant now) {
        int colon = why.indexOf(':');
        Trees.list(status, "conditions")
                .addObject()
                .put("type", type)
                .put("status", "True")
                .put("lastTransitionTime", now.toString())
                .put("reason", why.substring(0, colon))
                .put("message", why.substring(colon + 2));
    }

    private static JsonNode served(JsonNode definition) {
        for (JsonNode version : Trees.at(definition, "spec", "versions")) {
            if (version.path("served").asBoolean()) {
                return version;
            }
        }
        return Trees.object();
    }

    private static Kind.Names names(JsonNode names) {
        List<String> shortNames = new ArrayList<>();
        names.path("shortNames").forEach(name -> shortNames.add(name.asText()));
        List<String> categories = new ArrayList<>();
        names.path("categories").forEach(name -> categories.add(name.asText()));
        String kind = Trees.text(names, "kind");
        String singular = names.path("singular").asText(kind.toLowerCase(Locale.ROOT));
        return new Kind.Names(kind, Trees.text(names, "plural"), singular, shortNames, categories);
    }

    private static Optional<ScalePaths> scale(JsonNode version) {
        JsonNode scale = Trees.at(version, "subresources", "scale");
        if (!scale.isObject()) {
            return Optional.empty();
        }
        return Optional.of(ScalePaths.of(
                Trees.text(scale, "specReplicasPath"),
                Trees.text(scale, "statusReplicasPath"),
                Trees.text(scale, "labelSelectorPath")));
    }

    private static List<Column> columns(JsonNode version) {
        List<Column> columns = new ArrayList<>(List.of(Column.ofName()));
        for (JsonNode column : version.path("additionalPrinterColumns")) {
            columns.add(new Column(
                    Trees.text(column, "name"),
                    Trees.text(column, "type"),
                    Trees.text(column, "format"),
                    column.path("priority").asInt(),
                    JsonPath.parse(Trees.text(column, "jsonPath"))::find));
        }
        if (columns.size() == 1) {
            columns.add(Column.ofAge());
        }
        return columns;
    }
}
