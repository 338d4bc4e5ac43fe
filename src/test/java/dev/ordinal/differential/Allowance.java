package dev.ordinal.differential;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What may differ, each with the reason in docs/differences.md. Nothing else may. */
enum Allowance {
    /** Ready, Reconciling and Stalled by kstatus: the built-in controller has none of them. */
    CONDITIONS {
        private static final Set<String> OURS = Set.of("Ready", "Reconciling", "Stalled");

        @Override
        boolean covers(Difference difference, Comparison.Seen builtIn) {
            return difference.builtIn().isMissingNode()
                    && difference.object().startsWith("SET ")
                    && OURS.stream().anyMatch(type -> difference.pointer().equals("/status/conditions/" + type));
        }
    },
    /** Progressing for every strategy, in the same words; the built-in controller has it for Recreate, in words of its own. */
    PROGRESSING {
        @Override
        boolean covers(Difference difference, Comparison.Seen builtIn) {
            return difference.object().startsWith("SET ")
                    && difference.pointer().startsWith("/status/conditions/Progressing");
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
    /**
     * Where the garbage collector takes revisions before their set, the built-in controller writes the latest one anew, for a set
     * that goes.
     */
    NO_REVISION_FOR_A_SET_THAT_GOES {
        @Override
        boolean covers(Difference difference, Comparison.Seen builtIn) {
            boolean missing = difference.object().startsWith("REVISION ")
                    && difference.ours().isMissingNode();
            return (missing || difference.ours().asText().equals(Picture.GONE))
                    && builtIn.state().set().filter(State::terminating).isPresent();
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
