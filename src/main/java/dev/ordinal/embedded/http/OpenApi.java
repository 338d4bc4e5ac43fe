package dev.ordinal.embedded.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.embedded.kinds.Kind;
import dev.ordinal.embedded.kinds.Kinds;
import dev.ordinal.embedded.trees.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** As much of OpenAPI v3 as clients need to learn that the server checks fields and does dry runs itself. */
record OpenApi(Kinds kinds) {
    Optional<ObjectNode> answer(List<String> path) {
        if (path.size() < 2 || !path.get(0).equals("openapi") || !path.get(1).equals("v3")) {
            return Optional.empty();
        }
        if (path.size() == 2) {
            return Optional.of(index());
        }
        String wanted = String.join("/", path.subList(2, path.size()));
        return kinds.all().stream()
                .filter(kind -> root(kind).equals(wanted))
                .findFirst()
                .map(kind -> document(wanted));
    }

    private static String root(Kind kind) {
        return (kind.group().isEmpty() ? "api/" : "apis/") + kind.apiVersion();
    }

    private ObjectNode index() {
        ObjectNode index = Trees.object();
        ObjectNode paths = index.putObject("paths");
        kinds.all()
                .forEach(kind -> Trees.child(paths, root(kind)).put("serverRelativeURL", "/openapi/v3/" + root(kind)));
        return index;
    }

    private ObjectNode document(String root) {
        ObjectNode document = Trees.object().put("openapi", "3.0.0");
        document.putObject("info").put("title", "Kubernetes").put("version", "v1.37.0");
        ObjectNode paths = document.putObject("paths");
        ObjectNode schemas = document.putObject("components").putObject("schemas");
        for (Kind kind : kinds.all()) {
            if (root(kind).equals(root)) {
                String place = kind.namespaced() ? "/namespaces/{namespace}/" : "/";
                ObjectNode path = paths.putObject("/" + root + place + kind.plural() + "/{name}");
                path.set("patch", operation(kind));
                ObjectNode schema = schemas.putObject(name(kind)).put("type", "object");
                kind.schema()
                        .ifPresent(known -> Trees.putOrRemove(
                                schema, "properties", known.root().get("properties")));
                schema.putArray("x-kubernetes-group-version-kind").add(groupVersionKind(kind));
            }
        }
        return document;
    }

    /** The group from its end, as in {@code dev.ordinal.apps.v1.OrdinalSet}; built-in groups have a home of their own. */
    private static String name(Kind kind) {
        List<String> words = new ArrayList<>(List.of(kind.group().split("\\.")));
        String home = kind.custom()
                ? String.join(".", words.reversed())
                : "io.k8s.api." + (kind.group().isEmpty() ? "core" : words.getFirst());
        return home + "." + kind.version() + "." + kind.kind();
    }

    private static ObjectNode operation(Kind kind) {
        ObjectNode operation = Trees.object().put("operationId", "patch" + kind.kind());
        ArrayNode parameters = operation.putArray("parameters");
        for (String name : List.of("dryRun", "fieldManager", "fieldValidation")) {
            parameters
                    .addObject()
                    .put("name", name)
                    .put("in", "query")
                    .putObject("schema")
                    .put("type", "string");
        }
        operation.putObject("responses");
        operation.put("x-kubernetes-action", "patch");
        operation.set("x-kubernetes-group-version-kind", groupVersionKind(kind));
        return operation;
    }

    private static ObjectNode groupVersionKind(Kind kind) {
        return Trees.object()
                .put("group", kind.group())
                .put("version", kind.version())
                .put("kind", kind.kind());
    }
}
