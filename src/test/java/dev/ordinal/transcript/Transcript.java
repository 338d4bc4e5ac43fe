package dev.ordinal.transcript;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A file: a header that says which rules and scenarios it shows, and blocks parted by blank lines. */
record Transcript(Path file, String header, List<Block> blocks) {
    private static final Path FOLDER = Path.of("src/test/resources/transcripts");
    private static final Pattern ID = Pattern.compile("\\b(TE|TI|TU|I|W|D|R)(\\d+)(?:\\.\\d+)?\\b");

    Transcript {
        blocks = List.copyOf(blocks);
    }

    static List<Transcript> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .map(Transcript::read)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Transcript read(Path file) {
        try {
            return parse(file, Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Transcript parse(Path file, String text) {
        List<String> parts = new ArrayList<>(List.of(text.strip().split("\n\\s*\n")));
        String header = parts.removeFirst();
        if (!Arrays.stream(header.split("\n")).allMatch(line -> line.startsWith("#")) || parts.isEmpty()) {
            throw new IllegalArgumentException(
                    file + " begins with its header, in lines that start with #, then blocks");
        }
        return new Transcript(file, header, parts.stream().map(Block::parse).toList());
    }

    String name() {
        return file.getFileName().toString().replace(".txt", "");
    }

    /** The scenarios, waits and rules that the header names. */
    Set<String> ids() {
        return ID.matcher(header).results().map(found -> found.group()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Every word in capitals of the outputs: the reasons among them. */
    Set<String> words() {
        Matcher words = Pattern.compile("[A-Z][A-Z_]+")
                .matcher(blocks.stream().map(Block::output).collect(Collectors.joining("\n")));
        return words.results().map(found -> found.group()).collect(Collectors.toCollection(TreeSet::new));
    }

    void write() {
        try {
            Files.writeString(file, toString());
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    @Override
    public String toString() {
        return header + "\n\n" + blocks.stream().map(Block::toString).collect(Collectors.joining("\n\n")) + "\n";
    }
}
