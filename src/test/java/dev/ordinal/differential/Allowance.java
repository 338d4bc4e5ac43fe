package dev.ordinal.differential;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

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
    /**
     * D3: a rollout is complete when every pod that is wanted is available, and no other is there; the built-in controller counts the
     * ready ones, and one that is to go makes up for one that is missing.
     */
    COMPLETE_WHEN_AVAILABLE {
        private static final Set<String> FIELDS = Set.of("/status/currentRevision", "/status/currentReplicas");

        @Override
        boolean covers(Difference difference, Comparison.Seen builtIn) {
            return FIELDS.contains(difference.pointer())
                    && builtIn.state()
                            .set()
                            .filter(set -> set.at("/status/currentRevision").equals(set.at("/status/updateRevision")))
                            .filter(set -> waits(set) || condemned(builtIn.state(), set))
                            .isPresent();
        }

        private static boolean waits(JsonNode set) {
            return set.at("/status/availableReplicas").asInt()
                    < set.at("/status/readyReplicas").asInt();
        }

        private static boolean condemned(State state, JsonNode set) {
            return state.of(Kind.POD).stream()
                    .filter(pod -> State.controller(pod).equals(State.uid(set)))
                    .anyMatch(pod -> !State.inRange(set.path("spec"), State.name(pod)));
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
    /**
     * R4.3: type RollingUpdate without rollingUpdate is partition 0; the built-in controller then fills the first
     * status.currentReplicas ordinals at the revision that is being left.
     */
    BARE_ROLLING_UPDATE {
        @Override
        boolean covers(Difference difference, Comparison.Seen builtIn) {
            Optional<JsonNode> bare = builtIn.state()
                    .set()
                    .filter(set -> set.at("/spec/updateStrategy/type").asText().equals("RollingUpdate")
                            && set.at("/spec/updateStrategy/rollingUpdate").isMissingNode());
            if (bare.isEmpty() || difference.pointer().isEmpty()) {
                return false;
            }
            String left = bare.get().at("/status/currentRevision").asText();
            boolean rolls = !bare.get().at("/status/updateRevision").asText().equals(left);
            return rolls && (atRevision(difference, builtIn, left) || counts(difference));
        }

        private static boolean atRevision(Difference difference, Comparison.Seen builtIn, String revision) {
            return difference.object().startsWith("POD ")
                    && builtIn.state()
                            .find(Kind.POD, difference.object().substring("POD ".length()))
                            .filter(pod -> State.revision(pod).equals(revision))
                            .isPresent();
        }

        // More pods are updated, and fewer left, than there.
        private static boolean counts(Difference difference) {
            int more = difference.ours().asInt() - difference.builtIn().asInt();
            return switch (difference.pointer()) {
                case "/status/updatedReplicas" -> more > 0;
                case "/status/currentReplicas" -> more < 0;
                default -> false;
            };
        }

        @Override
        boolean hasConsequences() {
            return true;
        }
    },
    /** R6.2: whenScaled holds for a pod that is scaled away by the same edit that recreates the others. */
    CONDEMNED_UNDER_RECREATE {
        @Override
        boolean covers(Difference difference, Comparison.Seen builtIn) {
            return difference.object().startsWith("CLAIM ")
                    && difference.pointer().equals("/metadata/ownerReferences")
                    && builtIn.state()
                            .set()
                            .map(set -> set.path("spec"))
                            .filter(spec ->
                                    spec.at("/updateStrategy/type").asText().equals("Recreate"))
                            .filter(spec -> spec.at("/persistentVolumeClaimRetentionPolicy/whenScaled")
                                    .asText()
                                    .equals("Delete"))
                            .filter(spec -> !State.inRange(spec, difference.object()))
                            .isPresent();
        }

        @Override
        boolean hasConsequences() {
            return true;
        }
    },
    /**
     * R5.7: a pod that was adopted, and does not use the claims of its ordinal, can't be put right. The built-in controller makes the
     * claims and then fails at the pod, again and again; under Parallel it does nothing for the others in the meantime.
     */
    STORAGE_DIFFERS {
        @Override
        boolean covers(Difference difference, Comparison.Seen builtIn) {
            return stuck(difference, builtIn, (pod, set) -> ours(pod, set) && !mounted(pod, set));
        }

        private static boolean mounted(JsonNode pod, JsonNode set) {
            Set<String> claims = State.claims(pod);
            return set.at("/spec/volumeClaimTemplates")
                    .valueStream()
                    .allMatch(template -> claims.contains(State.name(template) + "-" + State.name(pod)));
        }

        @Override
        boolean hasConsequences() {
            return true;
        }
    },
    /** W16: the same with an ordinal whose name somebody else's pod has. */
    NAME_TAKEN {
        @Override
        boolean covers(Difference difference, Comparison.Seen builtIn) {
            return stuck(difference, builtIn, (pod, set) -> !ours(pod, set));
        }

        @Override
        boolean hasConsequences() {
            return true;
        }
    },
    /** R8.12: a pod that takes its claims along does not wait for them; the built-in controller's does, and they wait for it. */
    POD_WAITS_FOR_NO_CLAIM {
        @Override
        boolean covers(Difference difference, Comparison.Seen builtIn) {
            return ClaimsAlong.covers(difference, builtIn);
        }
    },
    /** Revisions that are in use or within the limit stay; the built-in controller deletes some by mistake. */
    HISTORY_LOST {
        @Override
        boolean covers(Difference difference, Comparison.Seen builtIn) {
            return HistoryLost.covers(difference, builtIn);
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

    private static boolean ours(JsonNode pod, JsonNode set) {
        return State.controller(pod).equals(State.uid(set));
    }

    /** The difference is about an ordinal that can't go on; under Parallel, also about those that the built-in controller gave up. */
    private static boolean stuck(
            Difference difference, Comparison.Seen builtIn, BiPredicate<JsonNode, JsonNode> cause) {
        return builtIn.state()
                .set()
                .filter(set -> !State.terminating(set))
                .filter(set -> builtIn.state().of(Kind.POD).stream()
                        .filter(pod -> State.inRange(set.path("spec"), State.name(pod)))
                        .filter(pod -> cause.test(pod, set))
                        .anyMatch(pod -> about(difference, State.name(pod)) || (parallel(set) && follows(difference))))
                .isPresent();
    }

    private static boolean parallel(JsonNode set) {
        return set.at("/spec/podManagementPolicy").asText().equals("Parallel");
    }

    private static boolean about(Difference difference, String pod) {
        return difference.pointer().equals("/CLAIM")
                || (difference.object().startsWith("CLAIM ")
                        && difference.object().endsWith("-" + pod))
                || (difference.object().equals("POD " + pod)
                        && difference.pointer().startsWith("/metadata/labels/"));
    }

    private static boolean follows(Difference difference) {
        return difference.pointer().equals("/POD")
                || difference.object().startsWith("POD ")
                || difference.object().startsWith("CLAIM ")
                || difference.pointer().startsWith("/status/");
    }

    static Optional<Allowance> of(Difference difference, Comparison.Seen builtIn) {
        return List.of(values()).stream()
                .filter(one -> one.covers(difference, builtIn))
                .findFirst();
    }
}
