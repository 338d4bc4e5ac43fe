package dev.ordinal.differential;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What may differ is written down: each allowance is a row, and each row an allowance. */
class DifferencesDocTest {
    @Test
    void theTableHasARowForEachAllowanceAndNoOther() throws IOException {
        assertThat(Files.readAllLines(Path.of("docs/differences.md")).stream()
                        .filter(line -> line.startsWith("| `"))
                        .map(line -> line.split("`", -1)[1]))
                .containsExactlyElementsOf(
                        Arrays.stream(Allowance.values()).map(Enum::name).toList());
    }
}
