package dev.ordinal.decide;

import dev.ordinal.workload.Fault;
import dev.ordinal.workload.LabelSelector;
import dev.ordinal.workload.WorkloadKey;
import dev.ordinal.workload.WorkloadKind;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Is this wish accepted beside what is there? What a manifest must be in itself is checked before. */
public final class Admission {

    /** A name is one workload over both kinds, and no two workloads select the same pods. */
    public Optional<Fault> conflict(Claimant wish, Collection<Claimant> neighbours) {
        return neighbours.stream()
                .map(neighbour -> conflict(wish, neighbour))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Fault> conflict(Claimant wish, Claimant neighbour) {
        if (neighbour.key().equals(wish.key())) {
            return neighbour.kind() == wish.kind()
                    ? Optional.empty()
                    : Optional.of(new Fault(
                            "/kind",
                            "a " + neighbour.kind().kind()
                                    + " of this name exists; a name is one workload over both kinds"));
        }
        boolean wantsTheirs = wish.selector().matches(neighbour.podLabels());
        boolean givesTheirs = neighbour.selector().matches(wish.podLabels());
        if (wantsTheirs || givesTheirs) {
            return Optional.of(new Fault(
                    "/spec/selector",
                    "selects the same pods as " + neighbour.kind().kind() + " "
                            + neighbour.key().name() + "; give each workload a label of its own"));
        }
        return Optional.empty();
    }

    /** Who lays claim to which pods. */
    public record Claimant(WorkloadKey key, WorkloadKind kind, LabelSelector selector, Map<String, String> podLabels) {
        public Claimant {
            podLabels = Map.copyOf(podLabels);
        }
    }
}
