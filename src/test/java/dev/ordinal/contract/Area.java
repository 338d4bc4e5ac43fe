package dev.ordinal.contract;

import dev.ordinal.contract.Probe.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A file of probes; docs/testing.md tells how one is written. */
record Area(String name, List<Probe> probes) {
    private static final Path FOLDER = Path.of("src/test/resources/contract");
    private static final String REFUSED = " | embedded ";

    Area {
        probes = List.copyOf(probes);
    }

    static List<Area> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .map(Area::read)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Area read(Path file) {
        try {
            String name = file.getFileName().toString().replace(".txt", "");
            return parse(name, Files.readAllLines(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Area parse(String name, List<String> lines) {
        Map<String, String> words = new HashMap<>();
        List<Probe> probes = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        String title = "";
        for (Line line : joined(name, lines)) {
            if (line.text().startsWith("# ")) {
                finish(new Probe(name, title, words, steps), probes);
                steps.clear();
                title = line.text().substring(2);
            } else if (line.text().startsWith("LET ")) {
                String[] parts = line.text().substring(4).split(" = ", 2);
                words.put(parts[0], parts[1]);
            } else if (line.text().startsWith("  ")) {
                steps.add(expecting(steps.removeLast(), line.text().strip()));
            } else {
                steps.add(new Step(line.number(), line.text(), List.of(), Optional.empty()));
            }
        }
        finish(new Probe(name, title, words, steps), probes);
        return new Area(name, probes);
    }

    private static void finish(Probe probe, List<Probe> probes) {
        if (probe.title().isEmpty()) {
            return;
        }
        boolean silent = probe.steps().stream().anyMatch(step -> step.expected().isEmpty());
        if (silent || probe.steps().isEmpty()) {
            throw new IllegalArgumentException(probe + ": every request needs an expectation");
        }
        probes.add(probe);
    }

    private static Step expecting(Step step, String text) {
        int mark = text.indexOf(REFUSED);
        List<String> expected = new ArrayList<>(step.expected());
        expected.add(mark < 0 ? text : text.substring(0, mark));
        Optional<String> refusal = mark < 0 ? step.refusal() : Optional.of(text.substring(mark + REFUSED.length()));
        return new Step(step.line(), step.request(), expected, refusal);
    }

    private record Line(int number, String text) {}

    /** Without comments and empty lines; what begins with four blanks goes on with the line before. */
    private static List<Line> joined(String name, List<String> lines) {
        List<Line> joined = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String text = lines.get(i);
            if (text.isBlank() || text.startsWith("--")) {
                continue;
            }
            if (!text.startsWith("    ")) {
                joined.add(new Line(i + 1, text));
            } else if (joined.isEmpty()) {
                throw new IllegalArgumentException(name + ":" + (i + 1) + " goes on with nothing");
            } else {
                Line before = joined.removeLast();
                joined.add(new Line(before.number(), before.text() + " " + text.strip()));
            }
        }
        return joined;
    }
}
