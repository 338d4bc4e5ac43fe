package dev.ordinal.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a section of a document tells people to type, exactly as it stands but for the port. */
record Walk(List<String> blocks, String address) {
    /** What the documents say, since a person has that port free. */
    private static final String WRITTEN = "http://127.0.0.1:8080";

    Walk {
        blocks = List.copyOf(blocks);
    }

    static Walk of(Path document, String heading, String address) throws IOException {
        List<String> blocks = new ArrayList<>();
        StringBuilder block = new StringBuilder();
        String fence = "";
        List<String> section = Files.readAllLines(document).stream()
                .dropWhile(line -> !line.equals(heading))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .toList();
        for (String line : section) {
            if (line.startsWith("```")) {
                if (fence.equals("```sh")) {
                    blocks.add(block.toString());
                }
                fence = fence.isEmpty() ? line : "";
                block.setLength(0);
            } else if (fence.isEmpty() && line.startsWith("    ")) {
                blocks.add(line.strip());
            } else if (!fence.isEmpty()) {
                block.append(line).append('\n');
            }
        }
        return new Walk(blocks, address);
    }

    /** The one block in which these words stand. */
    String block(String words) {
        List<String> found =
                blocks.stream().filter(block -> block.contains(words)).toList();
        assertThat(found).as("blocks with '%s'", words).hasSize(1);
        assertThat(found.getFirst()).contains(WRITTEN);
        return found.getFirst().replace(WRITTEN, address);
    }

    /** Types it into a shell; what the shell printed. */
    String type(String block) {
        return Command.run("bash", "-c", block).succeeds();
    }
}
