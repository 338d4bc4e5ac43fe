package dev.ordinal.decide;

import dev.ordinal.workload.ObservedPod;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What can stand at the name of an ordinal. */
enum Slot {
    ABSENT(""),
    PENDING("pending never"),
    RUNNING("running never"),
    BROKEN("running"),
    YOUNG("ready since=%ds never"),
    AVAILABLE("ready"),
    UNNAMED("ready unnamed"),
    UNNAMED_RUNNING("running unnamed"),
    UNMOUNTED("ready unmounted"),
    AVAILABLE_OLD("ready at=web-old"),
    UNNAMED_OLD("ready unnamed at=web-old"),
    UNNAMED_BROKEN_OLD("running unnamed at=web-old"),
    PENDING_OLD("pending never at=web-old"),
    BROKEN_OLD("running at=web-old"),
    LATE_OLD("running never onceReady=5s at=web-old"),
    EARLY_OLD("running never onceReady=1s at=web-old"),
    YOUNG_OLD("ready since=%ds never at=web-old"),
    TERMINATING_PENDING("pending terminating never"),
    TERMINATING_READY("ready terminating"),
    TERMINATING_OLD("ready terminating at=web-old"),
    FAILED("failed"),
    FAILED_OLD("failed never at=web-old"),
    FAILED_TERMINATING("failed terminating"),
    SUCCEEDED("succeeded"),
    UNSELECTED("ready unselected"),
    ORPHAN("ready orphan at=web-old"),
    ORPHAN_TERMINATING("ready orphan terminating"),
    FOREIGN("ready stranger unselected at="),
    FOREIGN_TERMINATING("ready stranger terminating at=");

    /** Enough to see every rule of scaling and updating at work, few enough for many ordinals. */
    static final Slot[] CORE = {
        ABSENT,
        PENDING,
        BROKEN,
        YOUNG,
        AVAILABLE,
        AVAILABLE_OLD,
        PENDING_OLD,
        BROKEN_OLD,
        TERMINATING_READY,
        FAILED,
        FOREIGN
    };

    static final Slot[] FEW = {ABSENT, RUNNING, AVAILABLE, AVAILABLE_OLD, BROKEN_OLD, TERMINATING_OLD};

    static final Slot[] STORING = {ABSENT, PENDING, AVAILABLE, AVAILABLE_OLD, TERMINATING_READY};

    private static final int MOST = 6;

    @SuppressWarnings("ImmutableEnumChecker") // a list that nobody can change
    private final List<Optional<ObservedPod>> pods;

    private final boolean never;

    Slot(String words) {
        this.never = words.contains("never");
        this.pods = IntStream.range(0, MOST)
                .mapToObj(ordinal -> words.isEmpty() ? Optional.<ObservedPod>empty() : Optional.of(pod(words, ordinal)))
                .toList();
    }

    Optional<ObservedPod> pod(int ordinal) {
        return pods.get(ordinal);
    }

    /** We created it, and it was never available. */
    boolean never() {
        return never;
    }

    private static ObservedPod pod(String words, int ordinal) {
        Map<String, String> values = new HashMap<>();
        String[] each = words.replace("%d", String.valueOf(1 + ordinal)).split(" ");
        Set<String> marks = Stream.of(each).filter(word -> !word.contains("=")).collect(Collectors.toSet());
        Stream.of(each).filter(word -> word.contains("=")).forEach(word -> {
            String[] halves = word.split("=", -1);
            values.put(halves[0], halves[1]);
        });
        return Seen.pod("web-" + ordinal, marks, values);
    }
}
