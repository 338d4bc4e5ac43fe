package dev.ordinal.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.sim.Quiet;
import dev.ordinal.workload.Reason;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every file in {@code src/test/resources/transcripts} is a test. {@code -Dtranscripts.rewrite} writes what happened into files that
 * are there, to be read as a diff; a new file is written by hand, from the rule.
 */
@Quiet
class TranscriptTest {
    private static final boolean REWRITE = System.getProperty("transcripts.rewrite") != null;

    /** Scenarios that a transcript can't show, why, and where they are shown. */
    private static final Map<String, String> ELSEWHERE = Map.of(
            "TE16", "ZooKeeper has to run; its names, claims and order are those of te01-identity-is-sticky",
            "TE17", "Redis has to run; its names, claims and order are those of te01-identity-is-sticky",
            "TE18", "MySQL has to run; its names, claims and order are those of te01-identity-is-sticky",
            "TE19", "CockroachDB has to run; its names, claims and order are those of te01-identity-is-sticky");

    /** Reasons that no transcript shows, why, and where they are shown. */
    private static final Map<Reason, String> UNSEEN = Map.of();

    @TestFactory
    Stream<DynamicTest> each_transcript() {
        return Transcript.all().stream()
                .map(transcript -> DynamicTest.dynamicTest(transcript.name(), () -> check(transcript)));
    }

    private static void check(Transcript transcript) {
        Transcript played = Interpreter.played(transcript);
        if (REWRITE && !played.equals(transcript)) {
            played.write();
        }
        assertThat(played.toString()).isEqualTo(transcript.toString());
    }

    @Test
    void every_scenario_and_every_wait_has_a_transcript() {
        Set<String> wanted = new TreeSet<>();
        List.of("TE34", "TI9", "TU21", "I24", "W17").forEach(last -> wanted.addAll(upTo(last)));
        Set<String> shown = new TreeSet<>(ELSEWHERE.keySet());
        Transcript.all().forEach(transcript -> shown.addAll(transcript.ids()));
        wanted.removeAll(shown);
        assertThat(wanted).isEmpty();
    }

    private static List<String> upTo(String last) {
        String prefix = last.replaceAll("\\d", "");
        return IntStream.rangeClosed(1, Integer.parseInt(last.substring(prefix.length())))
                .mapToObj(number -> prefix + number)
                .toList();
    }

    @Test
    void every_reason_is_seen_in_a_transcript() {
        Set<String> wanted = new TreeSet<>(Arrays.stream(Reason.values())
                .filter(reason -> !UNSEEN.containsKey(reason))
                .map(Reason::name)
                .toList());
        Transcript.all().forEach(transcript -> wanted.removeAll(transcript.words()));
        assertThat(wanted).isEmpty();
    }
}
