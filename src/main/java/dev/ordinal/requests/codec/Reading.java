package dev.ordinal.requests.codec;

import dev.ordinal.desired.Refusal;
import dev.ordinal.desired.RequestId;
import dev.ordinal.desired.WorkloadRequest;
import java.util.Optional;

/** What came of bytes: a request, or why they are none. */
public sealed interface Reading {

    record Understood(WorkloadRequest request) implements Reading {}

    /**
     * No request.
     *
     * @param id empty where what came is not even an event of somebody's
     * @param subject as it was sent, or empty
     */
    record Refused(Optional<RequestId> id, String subject, Refusal refusal) implements Reading {}
}
