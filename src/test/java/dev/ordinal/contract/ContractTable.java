package dev.ordinal.contract;

import java.util.ArrayList;
import java.util.List;

/** The part of docs/testing.md that says what is proved where: counted in the probe files, and proved by the two tests that play them. */
final class ContractTable {
    private static final String BEGIN = "<!-- contract: written by ContractTableTest -->";
    private static final String END = "<!-- contract: end -->";

    private ContractTable() {}

    static List<String> lines(List<Area> areas) {
        List<String> lines = new ArrayList<>();
        lines.add("| area | probes | embedded: pass | embedded: refused | API server: pass |");
        lines.add("|---|--:|--:|--:|--:|");
        areas.forEach(area -> lines.add(row(area.name(), area.probes())));
        lines.add(row(
                "all", areas.stream().flatMap(area -> area.probes().stream()).toList()));
        lines.add("");
        lines.add("What the embedded cluster refuses, and how:");
        lines.add("");
        lines.add("| probe | answer |");
        lines.add("|---|---|");
        areas.forEach(area -> area.probes()
                .forEach(probe -> probe.refusal()
                        .ifPresent(answer ->
                                lines.add("| " + area.name() + ": " + probe.title() + " | " + answer + " |"))));
        return lines;
    }

    private static String row(String name, List<Probe> probes) {
        long refused =
                probes.stream().filter(probe -> probe.refusal().isPresent()).count();
        return "| " + name + " | " + probes.size() + " | " + (probes.size() - refused) + " | " + refused + " | "
                + probes.size() + " |";
    }

    /** The document with what stands between the two marks written anew. */
    static List<String> within(List<String> document, List<Area> areas) {
        int begin = document.indexOf(BEGIN);
        int end = document.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException("the marks of the table are missing");
        }
        List<String> written = new ArrayList<>(document.subList(0, begin + 1));
        written.addAll(lines(areas));
        written.addAll(document.subList(end, document.size()));
        return written;
    }
}
