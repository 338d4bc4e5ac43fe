package dev.ordinal.differential;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What may differ, each with the reason in docs/differences.md. Nothing else may. */
enum Allowance {
    /** Ready, Reconciling and Stalled by kstatus. The built-in controller has no conditions but Progressing. */
    KSTATUS_CONDITIONS {
        private static final Set<String> OURS = Set.of("Ready", "Reconciling", "Stalled");

        @Override
        boolean covers(Difference difference, Comparison.Seen builtIn) {
            return difference.builtIn().isMissingNode()
                    && difference.object().startsWith("SET ")
                    && OURS.stream().anyMatch(type -> difference.pointer().equals("/status/conditions/" + type));
        }
    },
    /** What the engine must remember of a StatefulSet stands in its annotations. */
    OWN_ANNOTATIONS {
        @Override
        boolean covers(Difference difference, Comparison.Seen builtIn) {
            return difference.builtIn().isMissingNode()
                    && difference.object().startsWith("SET ")
                    && difference.pointer().startsWith("/metadata/annotations/apps.ordinal.dev~1");
        }
    },
    /** D3: a rollout is complete when all pods are available; the built-in controller is content with ready ones. */
    COMPLETE_WHEN_AVAILABLE {
        private static final Set<String> FIELDS = Set.of("/status/currentRevision", "/status/currentReplicas");

        @Override
        boolean covers(Difference difference, Comparison.Seen builtIn) {
            return FIELDS.contains(difference.pointer())
                    && builtIn.state()
                            .set()
                            .map(set -> set.path("status"))
                            .filter(status -> status.path("currentRevision").equals(status.path("updateRevision")))
                            .filter(status -> count(status, "availableReplicas") < count(status, "readyReplicas"))
                            .isPresent();
        }

        private static int count(JsonNode status, String field) {
            return status.path(field).asInt();
        }

        @Override
        boolean hasConsequences() {
            return true;
        }
    },
    /** R1.10 and R1.9: it wakes by itself where the built-in controller has to be pushed. */
    WAKES_BY_ITSELF {
        @Override
        boolean covers(Difference difference, Comparison.Seen builtIn) {
            return false;
        }
    };

    /** Whether this difference is this one. */
    abstract boolean covers(Difference difference, Comparison.Seen builtIn);

    /** While it lasts, other things follow from it that cannot be foreseen here: then the scenario ends. */
    boolean hasConsequences() {
        return false;
    }

    static Optional<Allowance> of(Difference difference, Comparison.Seen builtIn) {
        return List.of(values()).stream()
                .filter(one -> one.covers(difference, builtIn))
                .findFirst();
    }
}
