package dev.ordinal.observed;

import dev.ordinal.workload.Observed;
import dev.ordinal.workload.WorkloadKey;
import dev.ordinal.workload.WorkloadSpec;
import dev.ordinal.workload.Written;
import java.util.Optional;

/** What the cluster shows. */
public interface ClusterView {

    /** Everything that belongs to a workload or stands in its way; empty while the view is older than our own last write. */
    Optional<Observed> observe(WorkloadSpec spec);

    /** Holds the view of this workload back until it shows the write (FRESH). */
    void expect(WorkloadKey key, Written written);

    /** The workload is gone: nothing more is expected of it. */
    void forget(WorkloadKey key);
}
