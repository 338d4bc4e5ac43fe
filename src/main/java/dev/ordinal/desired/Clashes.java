package dev.ordinal.desired;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.decide.Admission;
import dev.ordinal.workload.Fault;
import dev.ordinal.workload.WorkloadKey;
import java.util.List;
import java.util.Optional;

/** Whether two workloads would want the same pods. */
final class Clashes {
    private final Claims claims;
    private final Admission admission = new Admission();

    Clashes(Claims claims) {
        this.claims = claims;
    }

    Optional<Refusal> of(WorkloadKey key, ObjectNode wanted) {
        Admission.Claimant claimant = SpecReader.claimant(Stored.kind(wanted), key, wanted);
        return admission
                .conflict(claimant, claims.near(claimant))
                .map(fault -> new Refusal(Refusal.Kind.CONFLICT, fault.detail(), List.<Fault>of(fault)));
    }
}
