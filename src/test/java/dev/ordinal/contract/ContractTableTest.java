package dev.ordinal.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContractTableTest {
    private static final Path DOCUMENT = Path.of("docs/testing.md");
    private static final boolean REWRITE = System.getProperty("contract.rewrite") != null;

    @Test
    void the_document_tells_what_the_probes_say() throws IOException {
        List<String> document = Files.readAllLines(DOCUMENT);
        List<String> wanted = ContractTable.within(document, Area.all());
        if (REWRITE && !wanted.equals(document)) {
            Files.write(DOCUMENT, wanted);
        }
        assertThat(document).as("-Dcontract.rewrite writes it").isEqualTo(wanted);
    }

    @Test
    void no_two_probes_of_an_area_have_the_same_title() {
        assertThat(Area.all())
                .isNotEmpty()
                .allSatisfy(area -> assertThat(area.probes().stream().map(Probe::title))
                        .isNotEmpty()
                        .doesNotHaveDuplicates());
    }
}
