package dev.ordinal.requests.queue;

import dev.ordinal.desired.Refusal;
import io.smallrye.mutiny.Uni;

/** Where messages lie that are refused for good, each with its reason. */
interface DeadLetters {

    /** Completes when the broker has stored it. */
    Uni<Void> store(Delivery delivery, Refusal refusal);
}
