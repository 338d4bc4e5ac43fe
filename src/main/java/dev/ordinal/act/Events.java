package dev.ordinal.act;

import dev.ordinal.workload.WorkloadSpec;

/** Where notices go. Never fails, and is never waited for: an event that is lost is no wrong step. */
@FunctionalInterface
public interface Events {
    Events NONE = (spec, notice) -> {};

    void tell(WorkloadSpec spec, Notice notice);
}
