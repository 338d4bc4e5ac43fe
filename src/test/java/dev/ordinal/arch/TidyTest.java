package dev.ordinal.arch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** House rules that a machine can keep, so that no review has to. */
class TidyTest {
    private static final int MAIN_FILE_LINES = 300;
    private static final int TEST_FILE_LINES = 400;
    private static final int METHOD_LINES = 40;

    /** A table of cases is one method of a test. */
    private static final int TABLE_LINES = 70;

    private static final int METHOD_PARAMETERS = 4;
    private static final int LINE_LENGTH = 140;
    private static final int README_LINES = 150;
    private static final long FILE_BYTES = 500_000;

    private static final Set<String> TOP_LEVEL =
            Set.of("pom.xml", "src", "helm", "k8s", "docs", "README.md", "Makefile", ".ci");

    /** Written by a program: their lines are as long as it makes them. */
    private static final List<String> GENERATED = List.of(
            "src/main/resources/crd/",
            "src/main/resources/schemas/",
            "helm/ordinal/crds/",
            "k8s/",
            "package-lock.json",
            "src/main/webui/src/api/openapi.d.ts",
            "go.sum",
            "go.mod");

    /** This file names what it forbids. */
    private static final Path SELF = Path.of("src/test/java/dev/ordinal/arch/TidyTest.java");

    private static final Pattern REGISTRY = Pattern.compile(
            "registry\\.npmjs|registry\\.yarnpkg|repo1?\\.maven|maven\\.apache\\.org/maven2|proxy\\.golang|sum\\.golang"
                    + "|pypi\\.org|pythonhosted|deb\\.debian|archive\\.ubuntu|registry-1\\.docker|docker\\.io|quay\\.io");
    private static final Pattern MACHINE_PATH = Pattern.compile("(?<![\\w.~$})-])/(work|root|home|Users)/");
    private static final Pattern VAGUE_NAME = Pattern.compile(
            "(?i:utils?|helpers?|common|misc|manager|impl)(\\.\\w+)*|\\w*(Util|Utils|Helper|Manager|Impl|Handler|Processor)\\.\\w+");

    @Test
    void filesAreShort() {
        assertThat(java("src/main").filter(longerThan(MAIN_FILE_LINES))).isEmpty();
        assertThat(java("src/test").filter(longerThan(TEST_FILE_LINES))).isEmpty();
        assertThat(Path.of("README.md")).exists();
        assertThat(ProjectFiles.lines(Path.of("README.md"))).hasSizeLessThanOrEqualTo(README_LINES);
    }

    @Test
    void methodsAreShortAndTakeFewParameters() {
        List<JavaMethods.Method> methods = JavaMethods.of(java("src").toList());
        assertThat(methods).isNotEmpty();
        assertThat(methods)
                .filteredOn(method -> method.lines() > (isTest(method) ? TABLE_LINES : METHOD_LINES))
                .isEmpty();
        assertThat(methods)
                .filteredOn(method -> method.parameters() > METHOD_PARAMETERS
                        && !method.name().equals("<init>")
                        && !method.overrides()
                        && !isTest(method))
                .isEmpty();
    }

    private static boolean isTest(JavaMethods.Method method) {
        return method.file().startsWith(Path.of("src/test"));
    }

    @Test
    void linesFitTheScreen() {
        assertThat(offences(
                        text().filter(file -> !generated(file) && !isTable(file)),
                        line -> line.length() > LINE_LENGTH && !line.contains("://") && !line.startsWith("|")))
                .isEmpty();
    }

    /** A case of a test is one line, however much it says. */
    private static boolean isTable(Path file) {
        return file.toString().endsWith(".test.ts") || file.startsWith(Path.of("src/test"));
    }

    @Test
    void noLineEndsInBlanks() {
        assertThat(offences(text().filter(file -> !generated(file)), line -> !line.equals(line.stripTrailing())))
                .isEmpty();
    }

    @Test
    void everyPackageSaysWhatItIs() {
        assertThat(java("src/main").map(Path::getParent).distinct())
                .isNotEmpty()
                .allSatisfy(folder -> assertThat(ProjectFiles.lines(folder.resolve("package-info.java")))
                        .as("package-info.java of " + folder)
                        .anyMatch(line -> line.startsWith("/**")));
    }

    @Test
    void theTopLevelHoldsOnlyWhatBelongsThere() {
        assertThat(ProjectFiles.all().stream()
                        .map(file -> file.getName(0).toString())
                        .distinct())
                .allMatch(name -> name.startsWith(".") || TOP_LEVEL.contains(name));
    }

    @Test
    void noAddressOfAPackageRegistryAndNoPathOfAMachine() {
        assertThat(offences(text(), REGISTRY.asPredicate())).isEmpty();
        assertThat(offences(text(), MACHINE_PATH.asPredicate())).isEmpty();
    }

    @Test
    void nothingSleepsInJava() {
        assertThat(offences(
                        java("src").filter(file -> !file.equals(SELF)),
                        Pattern.compile("\\b(Thread|TimeUnit\\.\\w+)\\.sleep\\(")
                                .asPredicate()))
                .isEmpty();
    }

    @Test
    void namesSayWhatAFileIs() {
        assertThat(ProjectFiles.all())
                .noneMatch(file -> Stream.iterate(file, path -> path != null, Path::getParent)
                        .anyMatch(path -> VAGUE_NAME
                                .matcher(path.getFileName().toString())
                                .matches()));
    }

    @Test
    void noFileIsHeavy() throws IOException {
        List<Path> heavy = new ArrayList<>();
        for (Path file : ProjectFiles.all()) {
            if (Files.size(ProjectFiles.ROOT.resolve(file)) > FILE_BYTES) {
                heavy.add(file);
            }
        }
        assertThat(heavy).isEmpty();
    }

    private static Stream<Path> java(String folder) {
        return ProjectFiles.under(folder).filter(file -> file.toString().endsWith(".java"));
    }

    private static Stream<Path> text() {
        return ProjectFiles.all().stream().filter(file -> !file.equals(SELF));
    }

    private static boolean generated(Path file) {
        return GENERATED.stream().anyMatch(part -> file.toString().startsWith(part) || file.endsWith(part));
    }

    private static Predicate<Path> longerThan(int lines) {
        return file -> ProjectFiles.lines(file).size() > lines;
    }

    /** Each as file:line, so that a terminal opens it. */
    private static List<String> offences(Stream<Path> files, Predicate<String> forbidden) {
        List<String> found = new ArrayList<>();
        files.forEach(file -> {
            List<String> lines = ProjectFiles.lines(file);
            for (int i = 0; i < lines.size(); i++) {
                if (forbidden.test(lines.get(i))) {
                    found.add(file + ":" + (i + 1) + ": " + lines.get(i).strip());
                }
            }
        });
        return found;
    }
}
