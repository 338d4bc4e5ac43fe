package dev.ordinal.arch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The import table and the rules that go with it, on the compiled classes. */
class ArchitectureTest {
    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.ordinal");

    /** What tells the time or draws lots: only ops may, everybody else is handed a clock or a supplier. */
    private static final Set<String> REAL_WORLD = Set.of(
            "java.time.Instant.now",
            "java.time.LocalDate.now",
            "java.time.LocalDateTime.now",
            "java.time.OffsetDateTime.now",
            "java.time.ZonedDateTime.now",
            "java.time.Clock.systemUTC",
            "java.time.Clock.systemDefaultZone",
            "java.time.InstantSource.system",
            "java.lang.System.nanoTime",
            "java.lang.System.currentTimeMillis",
            "java.lang.Math.random",
            "java.util.Date.<init>",
            "java.util.Random.<init>",
            "java.util.UUID.randomUUID",
            "java.util.concurrent.ThreadLocalRandom.current");

    @ParameterizedTest
    @MethodSource("packages")
    void aPackageImportsOnlyWhatTheTableAllows(String name) {
        check(noClasses()
                .that()
                .resideInAPackage(ImportTable.tree(name))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ImportTable.forbiddenTo(name).toArray(String[]::new)));
    }

    @Test
    void everyPackageIsInTheTable() {
        check(classes().should().resideInAnyPackage(trees(packages())));
    }

    @Test
    void thePureCoreSeesOnlyTheJdk() {
        List<String> jdk = List.of(
                "java.lang..",
                "java.math",
                "java.nio.charset",
                "java.time..",
                "java.util",
                "java.util.function",
                "java.util.regex",
                "java.util.stream",
                "org.jspecify..");
        check(classes()
                .that()
                .resideInAPackage(ImportTable.tree("workload"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(and(jdk, "workload")));
        check(classes()
                .that()
                .resideInAPackage(ImportTable.tree("decide"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(and(jdk, "workload", "decide")));
    }

    @Test
    void onlyOpsReadsTheRealClock() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(ImportTable.tree("ops"))
                .should()
                .accessTargetWhere(calls("the real clock or chance", REAL_WORLD)));
    }

    @Test
    void nobodyBlocksOnAUniOrSleeps() {
        Set<String> blocking = Set.of(
                "java.lang.Thread.sleep", "io.smallrye.mutiny.Uni.await", "io.smallrye.mutiny.Multi.subscribeAsStream");
        check(noClasses().should().accessTargetWhere(calls("what blocks", blocking)));
    }

    @Test
    void onlyTheSeamAndTheWiringKnowFabric8() {
        onlyIn("io.fabric8..", "cluster", "ops");
    }

    @Test
    void onlyTheDoorsKnowHttpAndChannels() {
        onlyIn("jakarta.ws.rs..", "requests", "subscribers", "catalog", "access", "ops");
        onlyIn("org.eclipse.microprofile.reactive.messaging..", "requests", "subscribers", "outbox", "ops");
        onlyIn("io.smallrye.reactive.messaging..", "requests", "subscribers", "outbox", "ops");
    }

    @Test
    void onlyTheEmbeddedBrokerKnowsKafkasServer() {
        onlyIn("kafka..", "embedded");
        onlyIn("org.apache.kafka.server..", "embedded");
        onlyIn("org.apache.kafka.metadata..", "embedded");
    }

    @Test
    void noCycles() {
        check(slices().matching("dev.ordinal.(**)").should().beFreeOfCycles());
    }

    @Test
    void noVagueNames() {
        check(noClasses()
                .should()
                .haveNameMatching(".*[.$][A-Z]\\w*(Util|Utils|Helper|Manager|Impl|Service|Handler|Processor|Data|Info)")
                .orShould()
                .haveNameMatching(".*[.$](Util|Utils|Helper|Manager|Impl|Service|Handler|Processor|Data|Info)"));
    }

    private static void onlyIn(String library, String... packages) {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(trees(Stream.of(packages)))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library));
    }

    /** Also where the method is handed on by name ({@code Instant::now}) and not called. */
    private static DescribedPredicate<JavaAccess<?>> calls(String what, Set<String> methods) {
        return DescribedPredicate.describe(
                "the target is " + what,
                access -> methods.contains(access.getTargetOwner().getName() + "."
                        + access.getTarget().getName()));
    }

    /** A package that has no classes yet breaks no rule. */
    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(CODE);
    }

    static Stream<String> packages() {
        return ImportTable.packages().stream();
    }

    private static String[] trees(Stream<String> packages) {
        return packages.map(ImportTable::tree).toArray(String[]::new);
    }

    private static String[] and(List<String> libraries, String... packages) {
        return Stream.concat(libraries.stream(), Stream.of(packages).map(ImportTable::tree))
                .toArray(String[]::new);
    }
}
