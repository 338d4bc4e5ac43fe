package dev.ordinal.transcript;

import dev.ordinal.embedded.store.Stored;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code settle}: healthy nodes do their part for every pod of which the script said nothing else, again and again, until nothing
 * goes on any more. {@code counted} tells only how often each thing happened.
 */
final class SettleVerb implements Verb {
    private static final int ROUNDS_MAX = 3_000;
    private static final Duration ROUND = Duration.ofSeconds(1);
    private static final Pattern NUMBERED = Pattern.compile("\\b([a-z0-9-]+)-\\d+\\b");

    @Override
    public List<String> on(World world, Command command) {
        List<String> lines = new ArrayList<>();
        for (int round = 0; round < ROUNDS_MAX; round++) {
            world.pass(ROUND);
            boolean quiet = world.journal().isEmpty();
            lines.addAll(world.journal().drain());
            if (!play(world) && quiet) {
                return command.says("counted") ? counted(lines) : lines;
            }
        }
        throw new IllegalStateException("nothing settles");
    }

    private static boolean play(World world) {
        boolean played = false;
        for (Stored pod : world.all("pod")) {
            String next = world.kubelet().next(pod);
            if (!next.isEmpty()) {
                world.byScript(() -> world.kubelet().make(pod.ref().name(), next));
                world.journal().cluster("pod " + pod.ref().name() + " " + next);
                played = true;
            }
        }
        return played;
    }

    /** Ordinals and revisions apart, equal lines are one line with a count. */
    private static List<String> counted(List<String> lines) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (String line : lines) {
            Matcher numbered = NUMBERED.matcher(line);
            counts.merge(numbered.replaceFirst("$1-*").replaceFirst(" {2,}", "  "), 1, Integer::sum);
        }
        return counts.entrySet().stream()
                .map(entry -> entry.getValue() + " × " + entry.getKey())
                .toList();
    }
}
