package dev.ordinal.arch;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The whole architecture: who may import whom. The same table stands in docs/architecture.md; DocsTest compares. */
final class ImportTable {
    static final String ROOT = "dev.ordinal.";

    private static final Map<String, Set<String>> ROWS = new LinkedHashMap<>();

    static {
        row("workload");
        row("decide", "workload");
        row("cluster", "workload");
        row("observed", "workload", "cluster");
        row("act", "workload", "cluster");
        row("status", "workload");
        row("outbox");
        row("desired", "workload", "decide", "cluster");
        row("requests", "workload", "status", "desired", "access", "cluster", "outbox");
        row("subscribers", "workload", "status", "desired", "access", "cluster", "outbox");
        row("loop", "workload", "desired", "observed", "decide", "act", "status");
        row("access", "workload", "cluster");
        row("catalog", "workload", "status", "desired", "access", "cluster");
        row("embedded");
        row("ops", ROWS.keySet().toArray(String[]::new));
    }

    private ImportTable() {}

    private static void row(String name, String... mayImport) {
        ROWS.put(name, new TreeSet<>(Arrays.asList(mayImport)));
    }

    static Set<String> packages() {
        return ROWS.keySet();
    }

    static Set<String> mayImport(String name) {
        return ROWS.get(name);
    }

    /** The packages that {@code name} must not see, as ArchUnit writes them. */
    static List<String> forbiddenTo(String name) {
        return ROWS.keySet().stream()
                .filter(other -> !other.equals(name) && !mayImport(name).contains(other))
                .map(ImportTable::tree)
                .toList();
    }

    /** A package with all below it, as ArchUnit writes it. */
    static String tree(String name) {
        return ROOT + name + "..";
    }
}
