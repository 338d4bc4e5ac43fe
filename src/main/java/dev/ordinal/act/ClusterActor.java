package dev.ordinal.act;

import dev.ordinal.workload.Action;
import dev.ordinal.workload.Outcome;
import dev.ordinal.workload.WorkloadSpec;
import dev.ordinal.workload.WorkloadStatus;
import io.smallrye.mutiny.Uni;
import java.time.Instant;

/** Does one thing to the cluster. Never fails: what went wrong is an {@link Outcome}. */
public interface ClusterActor {

    Uni<Outcome> perform(WorkloadSpec spec, Action action);

    /** Writes the status to the object if it says something else. */
    Uni<Outcome> report(WorkloadSpec spec, WorkloadStatus status, Instant now);

    /** Tells people by an Event on the object, some time. */
    void tell(WorkloadSpec spec, Notice notice);
}
