package dev.ordinal.decide;

import dev.ordinal.workload.ObservedPod;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A pod on its way, or the place where one may be. */
record LadderPod(Stage stage, String revision, boolean terminating) {
    static final LadderPod NONE = new LadderPod(Stage.ABSENT, "", false);

    /** How far it has come. */
    enum Stage {
        ABSENT(""),
        PENDING("pending"),
        STARTED("running"),
        AVAILABLE("ready"),
        BROKEN("running"),
        FAILED("failed");

        private final String word;

        Stage(String word) {
            this.word = word;
        }
    }

    boolean present() {
        return stage != Stage.ABSENT;
    }

    boolean neverAvailable() {
        return stage == Stage.PENDING || stage == Stage.STARTED;
    }

    LadderPod at(Stage other) {
        return new LadderPod(other, revision, terminating);
    }

    LadderPod going() {
        return new LadderPod(stage, revision, true);
    }

    ObservedPod pod(int ordinal) {
        Set<String> marks = terminating ? Set.of(stage.word, "terminating") : Set.of(stage.word);
        return Seen.pod("web-" + ordinal, marks, Map.of("at", revision));
    }

    /** What kubelets make of it in the end; empty where it stays as it is. */
    Optional<LadderPod> next(boolean broken) {
        if (terminating) {
            return Optional.of(NONE);
        }
        return switch (stage) {
            case PENDING -> Optional.of(at(Stage.STARTED));
            case STARTED -> broken ? Optional.empty() : Optional.of(at(Stage.AVAILABLE));
            case BROKEN -> Optional.of(at(Stage.AVAILABLE));
            case ABSENT, AVAILABLE, FAILED -> Optional.empty();
        };
    }
}
