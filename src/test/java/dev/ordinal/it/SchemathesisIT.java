package dev.ordinal.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Requests that somebody else's program (schemathesis) makes of the OpenAPI document: no answer may be another than it says. */
@Tag("slow")
class SchemathesisIT {
    /** Repeats a run: {@code -Dseed=…}. */
    private static final long SEED = Long.getLong("seed", System.nanoTime() & Integer.MAX_VALUE);

    /** Of each operation, beside those that cover its parameters one by one. */
    private static final int EXAMPLES = Integer.getInteger("examples", 10);

    private static final long SECONDS_MAX = 300;

    @Test
    void noAnswerIsOtherThanTheDocumentSays() throws Exception {
        String python = System.getenv().getOrDefault("PYTHON", "");
        if (python.isEmpty()) {
            Chromium.skip("PYTHON names no Python with schemathesis: the REST door is not tested with it.");
        }
        System.out.println("SchemathesisIT: -Dseed=" + SEED);
        Path told = Path.of("target", "it-logs", "schemathesis.txt").toAbsolutePath();
        Files.createDirectories(told.getParent());
        try (Stage stage = Stage.embedded(SchemathesisIT.class);
                RestClient rest = new RestClient(stage.ordinal(), "default")) {
            // The one that the examples of the document speak of.
            rest.create(new Wish(Wish.Kind.OrdinalSet, "web", "standard").yaml(2))
                    .is(201);
            Process run = run(python, stage.ordinal().address() + "/q/openapi", told);
            try {
                assertThat(run.waitFor(SECONDS_MAX, TimeUnit.SECONDS)).isTrue();
            } finally {
                run.destroyForcibly();
            }
            assertThat(run.exitValue())
                    .as("seed %d:%n%s", SEED, Files.readString(told))
                    .isZero();
        }
    }

    private static Process run(String python, String document, Path told) throws IOException {
        ProcessBuilder run = new ProcessBuilder(List.of(
                python,
                "-m",
                "schemathesis.cli",
                "run",
                document,
                "--phases=examples,coverage,fuzzing",
                "--max-examples=" + EXAMPLES,
                "--seed=" + SEED,
                "--no-color",
                "--continue-on-failure",
                "--request-timeout=20",
                "--suppress-health-check=all",
                "--warnings=off",
                // It has no end.
                "--exclude-operation-id=stream",
                "--checks=not_a_server_error,status_code_conformance,content_type_conformance,"
                        + "response_headers_conformance,response_schema_conformance,unsupported_method"));
        run.environment().put("SCHEMATHESIS_HOOKS", "hooks");
        run.environment()
                .put(
                        "PYTHONPATH",
                        Path.of("src/it/schemathesis").toAbsolutePath().toString());
        return run.redirectErrorStream(true)
                .redirectOutput(told.toFile())
                .directory(told.getParent().toFile())
                .start();
    }
}
