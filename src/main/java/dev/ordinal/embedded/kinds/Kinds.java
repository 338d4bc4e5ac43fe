package dev.ordinal.embedded.kinds;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The table of kinds of one cluster; custom ones come and go. */
public final class Kinds {
    private final Map<String, Kind> rows = new ConcurrentSkipListMap<>();

    public Kinds() {
        BuiltInKinds.rows().forEach(this::put);
    }

    public void put(Kind kind) {
        rows.put(kind.id(), kind);
    }

    public void remove(String id) {
        rows.remove(id);
    }

    /** By {@code statefulsets.apps}; for kinds that must be there. */
    public Kind need(String id) {
        return find(id).orElseThrow(() -> new NoSuchElementException("no kind " + id));
    }

    public Optional<Kind> find(String id) {
        return Optional.ofNullable(rows.get(id));
    }

    public Optional<Kind> find(String group, String version, String plural) {
        return find(group.isEmpty() ? plural : plural + "." + group)
                .filter(kind -> kind.version().equals(version));
    }

    public Collection<Kind> all() {
        return List.copyOf(rows.values());
    }
}
