package dev.ordinal.arch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What DocsTest needs to know of a Markdown file: its links, its headings, its tables. */
record Markdown(Path file, List<String> prose) {
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /** Reads a file; what stands in code blocks is no prose. */
    static Markdown read(Path file) {
        List<String> prose = new ArrayList<>();
        boolean code = false;
        for (String line : ProjectFiles.lines(file)) {
            if (line.strip().startsWith("```")) {
                code = !code;
            } else if (!code) {
                prose.add(line);
            }
        }
        return new Markdown(file, List.copyOf(prose));
    }

    /** Links to files of the project or to headings. */
    List<String> relativeLinks() {
        return prose.stream()
                .map(line -> CODE.matcher(line).replaceAll(""))
                .flatMap(line -> LINK.matcher(line).results())
                .map(link -> link.group(1))
                .filter(link -> !link.contains("://") && !link.startsWith("mailto:"))
                .toList();
    }

    /** Headings as the fragment of a link names them. */
    List<String> anchors() {
        return prose.stream()
                .filter(line -> line.matches("#{1,6} .*"))
                .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
                .map(line -> line.replaceAll("[^\\p{L}\\p{N} _-]", "").strip().replace(' ', '-'))
                .toList();
    }

    /** The rows below the table's head that begins with these words. */
    List<List<String>> table(String firstHead) {
        return prose.stream()
                .dropWhile(line -> !line.startsWith("| " + firstHead + " |"))
                .takeWhile(line -> line.startsWith("|"))
                .skip(2)
                .map(line -> line.substring(1, line.lastIndexOf('|')))
                .map(line ->
                        Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
                .toList();
    }

    /** The words in back ticks. */
    static Stream<String> coded(String text) {
        return CODE.matcher(text).results().map((MatchResult found) -> found.group(1));
    }

    String text() {
        return String.join("\n", prose);
    }
}
