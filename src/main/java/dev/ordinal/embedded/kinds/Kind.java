package dev.ordinal.embedded.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One row of the table of kinds: what the server must know to store and show objects of it. */
public record Kind(
        String group,
        String version,
        Names names,
        boolean custom,
        Set<Trait> traits,
        Optional<ScalePaths> scale,
        Set<String> selectable,
        List<Column> columns,
        Optional<StructuralSchema> schema) {
    /** How people and paths call it. */
    public record Names(String kind, String plural, String singular, List<String> shortNames, List<String> categories) {
        public Names {
            shortNames = List.copyOf(shortNames);
            categories = List.copyOf(categories);
        }
    }

    /** What some kinds have and others don't. */
    public enum Trait {
        NAMESPACED,
        STATUS,
        /** Counts changes of its spec in metadata.generation. */
        GENERATION
    }

    public Kind {
        traits = Set.copyOf(traits);
        selectable = Set.copyOf(selectable);
        columns = List.copyOf(columns);
    }

    static Kind builtIn(String apiVersion, Names names, Set<Trait> traits, List<Column> columns) {
        int slash = apiVersion.indexOf('/');
        String group = slash < 0 ? "" : apiVersion.substring(0, slash);
        List<Column> all = new ArrayList<>(List.of(Column.ofName()));
        all.addAll(columns);
        // The age stands before what only a wide table shows.
        int narrow = (int) all.stream().filter(column -> column.priority() == 0).count();
        all.add(narrow, Column.ofAge());
        return new Kind(
                group,
                apiVersion.substring(slash + 1),
                names,
                false,
                traits,
                Optional.empty(),
                Set.of(),
                all,
                Optional.empty());
    }

    Kind scaled(ScalePaths paths) {
        return new Kind(group, version, names, custom, traits, Optional.of(paths), selectable, columns, schema);
    }

    Kind selectableBy(String... fields) {
        return new Kind(group, version, names, custom, traits, scale, Set.of(fields), columns, schema);
    }

    public String kind() {
        return names.kind();
    }

    public String plural() {
        return names.plural();
    }

    public boolean namespaced() {
        return traits.contains(Trait.NAMESPACED);
    }

    public boolean hasStatus() {
        return traits.contains(Trait.STATUS);
    }

    public boolean hasGeneration() {
        return traits.contains(Trait.GENERATION);
    }

    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** {@code statefulsets.apps}; of the core group just {@code pods}. */
    public String id() {
        return group.isEmpty() ? plural() : plural() + "." + group;
    }

    public boolean is(String id) {
        return id().equals(id);
    }

    public boolean describes(JsonNode object) {
        return object.path("kind").asText(kind()).equals(kind())
                && object.path("apiVersion").asText(apiVersion()).equals(apiVersion());
    }
}
