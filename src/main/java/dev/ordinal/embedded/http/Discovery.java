package dev.ordinal.embedded.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.embedded.kinds.Kind;
import dev.ordinal.embedded.kinds.Kinds;
import dev.ordinal.embedded.trees.Trees;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/** What clients ask before anything else: which groups, which kinds, what can be done with them. */
record Discovery(Kinds kinds) {
    private static final List<String> VERBS =
            List.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");
    private static final List<String> PART_VERBS = List.of("get", "patch", "update");

    /** The version of Kubernetes whose behaviour this follows. */
    static ObjectNode version() {
        return Trees.object()
                .put("major", "1")
                .put("minor", "37")
                .put("gitVersion", "v1.37.0+embedded")
                .put("platform", "linux/amd64");
    }

    /** Answers for a path of discovery, empty if it is none. */
    Optional<ObjectNode> answer(List<String> path) {
        return switch (path.size()) {
            case 1 -> root(path.getFirst());
            case 2 ->
                path.getFirst().equals("api") && path.get(1).equals("v1")
                        ? Optional.of(resources("", "v1"))
                        : path.getFirst().equals("apis") ? group(path.get(1)) : Optional.empty();
            case 3 ->
                path.getFirst().equals("apis") && serves(path.get(1), path.get(2))
                        ? Optional.of(resources(path.get(1), path.get(2)))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private Optional<ObjectNode> root(String path) {
        if (path.equals("version")) {
            return Optional.of(version());
        }
        if (path.equals("api")) {
            ObjectNode versions = Trees.object().put("kind", "APIVersions");
            versions.putArray("versions").add("v1");
            return Optional.of(versions);
        }
        if (path.equals("apis")) {
            ObjectNode list = Trees.object().put("kind", "APIGroupList").put("apiVersion", "v1");
            ArrayNode groups = list.putArray("groups");
            groups().forEach((group, version) -> groups.add(describe(group, version)));
            return Optional.of(list);
        }
        return Optional.empty();
    }

    /** Each group with its version: one per group is served. */
    private TreeMap<String, String> groups() {
        TreeMap<String, String> groups = new TreeMap<>();
        kinds.all().stream()
                .filter(kind -> !kind.group().isEmpty())
                .forEach(kind -> groups.put(kind.group(), kind.version()));
        return groups;
    }

    private boolean serves(String group, String version) {
        return kinds.all().stream()
                .anyMatch(kind -> kind.group().equals(group) && kind.version().equals(version));
    }

    private Optional<ObjectNode> group(String group) {
        String version = groups().get(group);
        return version == null
                ? Optional.empty()
                : Optional.of(describe(group, version).put("kind", "APIGroup").put("apiVersion", "v1"));
    }

    private static ObjectNode describe(String group, String version) {
        ObjectNode described = Trees.object().put("name", group);
        ObjectNode one =
                Trees.object().put("groupVersion", group + "/" + version).put("version", version);
        described.putArray("versions").add(one);
        described.set("preferredVersion", one.deepCopy());
        return described;
    }

    private ObjectNode resources(String group, String version) {
        String groupVersion = group.isEmpty() ? version : group + "/" + version;
        ObjectNode list = Trees.object()
                .put("kind", "APIResourceList")
                .put("apiVersion", "v1")
                .put("groupVersion", groupVersion);
        ArrayNode resources = list.putArray("resources");
        for (Kind kind : kinds.all()) {
            if (kind.group().equals(group) && kind.version().equals(version)) {
                describe(kind, resources);
            }
        }
        return list;
    }

    private static void describe(Kind kind, ArrayNode resources) {
        ObjectNode main = resource(kind, kind.plural(), kind.kind(), VERBS);
        main.put("singularName", kind.names().singular().toLowerCase(Locale.ROOT));
        kind.names().shortNames().forEach(name -> Trees.list(main, "shortNames").add(name));
        kind.names().categories().forEach(name -> Trees.list(main, "categories").add(name));
        resources.add(main);
        if (kind.hasStatus()) {
            resources.add(resource(kind, kind.plural() + "/status", kind.kind(), PART_VERBS));
        }
        if (kind.scale().isPresent()) {
            resources.add(resource(kind, kind.plural() + "/scale", "Scale", PART_VERBS)
                    .put("group", "autoscaling")
                    .put("version", "v1"));
        }
    }

    private static ObjectNode resource(Kind kind, String name, String kindWord, List<String> verbs) {
        ObjectNode resource = Trees.object()
                .put("name", name)
                .put("singularName", "")
                .put("namespaced", kind.namespaced())
                .put("kind", kindWord);
        verbs.forEach(verb -> Trees.list(resource, "verbs").add(verb));
        return resource;
    }
}
