package dev.ordinal.requests.codec;

import dev.ordinal.desired.Refusal;
import dev.ordinal.desired.WorkloadRequest;

/** What came of bytes: a request, or why they are none. */
public sealed interface Reading {

    record Understood(WorkloadRequest request) implements Reading {}

    record Refused(Refusal refusal) implements Reading {}
}
