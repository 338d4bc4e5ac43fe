package dev.ordinal.arch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents say is so: links lead somewhere, the import table is the one that is tested, nothing is left unnamed. */
class DocsTest {
    private static final Path ARCHITECTURE = Path.of("docs/architecture.md");
    private static final Path OPERATING = Path.of("docs/operating.md");
    private static final Path DECISIONS = Path.of("docs/adr");
    private static final int ARCHITECTURE_LINES = 250;
    private static final int DECISION_LINES = 60;

    @Test
    void linksLeadSomewhere() {
        List<String> dead = new ArrayList<>();
        documents()
                .forEach(file -> Markdown.read(file).relativeLinks().stream()
                        .filter(link -> !resolves(file, link))
                        .forEach(link -> dead.add(file + " -> " + link)));
        assertThat(documents()).isNotEmpty();
        assertThat(dead).isEmpty();
    }

    @Test
    void theImportTableIsTheTestedOne() {
        Map<String, Set<String>> written = new LinkedHashMap<>();
        for (List<String> row : Markdown.read(ARCHITECTURE).table("package")) {
            written.put(
                    Markdown.coded(row.get(0)).findFirst().orElseThrow(),
                    Markdown.coded(row.get(1)).collect(Collectors.toCollection(TreeSet::new)));
        }
        Map<String, Set<String>> tested = new LinkedHashMap<>();
        ImportTable.packages().forEach(name -> tested.put(name, ImportTable.mayImport(name)));
        assertThat(written).isEqualTo(tested);
    }

    @Test
    void everyPackageIsNamedInTheArchitecture() {
        String text = Markdown.read(ARCHITECTURE).text();
        assertThat(ProjectFiles.under("src/main/java/dev/ordinal")
                        .filter(file -> file.endsWith("package-info.java"))
                        .map(file -> Path.of("src/main/java/dev/ordinal").relativize(file.getParent()))
                        .map(folder -> folder.toString().replace('/', '.')))
                .isNotEmpty()
                .allMatch(name -> text.contains("`" + name + "`"));
        assertThat(ProjectFiles.lines(ARCHITECTURE)).hasSizeLessThanOrEqualTo(ARCHITECTURE_LINES);
    }

    @Test
    void everyDecisionIsShortAndInTheIndex() {
        List<String> index = Markdown.read(DECISIONS.resolve("README.md")).relativeLinks();
        List<Path> decisions = ProjectFiles.under(DECISIONS.toString())
                .filter(file -> !file.endsWith("README.md"))
                .toList();
        assertThat(decisions).isNotEmpty().allSatisfy(file -> {
            assertThat(file.getFileName().toString())
                    .matches("\\d{4}-[a-z0-9-]+\\.md")
                    .isIn(index);
            assertThat(ProjectFiles.lines(file)).hasSizeLessThanOrEqualTo(DECISION_LINES);
        });
    }

    @Test
    void theConfigurationTableNamesEveryKeyAndNoOther() {
        Set<String> written = Markdown.read(OPERATING).table("key").stream()
                .flatMap(row -> Markdown.coded(row.get(0)))
                .filter(key -> key.startsWith("ordinal."))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(written).isEqualTo(ConfigurationKeys.all());
    }

    private static Stream<Path> documents() {
        return ProjectFiles.endingWith(".md").filter(file -> file.getNameCount() == 1 || file.startsWith("docs"));
    }

    private static boolean resolves(Path from, String link) {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? from : from.resolveSibling(parts[0]).normalize();
        if (!Files.exists(ProjectFiles.ROOT.resolve(target))) {
            return false;
        }
        return parts.length == 1 || Markdown.read(target).anchors().contains(parts[1]);
    }
}
