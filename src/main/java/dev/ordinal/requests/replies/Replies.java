package dev.ordinal.requests.replies;

import dev.ordinal.desired.Refusal;
import dev.ordinal.desired.RequestId;
import dev.ordinal.desired.Verdict;
import dev.ordinal.desired.WorkloadRequest;

/** Tells what became of requests; returns at once. */
public interface Replies {

    /** The wish is stored, now or when it came before; its end will be told. */
    void stored(WorkloadRequest request, Verdict verdict);

    /** @param subject as it was sent */
    void refused(RequestId id, String subject, Refusal refusal);
}
