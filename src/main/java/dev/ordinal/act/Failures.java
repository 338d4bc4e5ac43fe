package dev.ordinal.act;

import dev.ordinal.cluster.ApiFailure;
import dev.ordinal.workload.Outcome;
import io.smallrye.mutiny.Uni;
import java.time.Duration;

/** Where failures become outcomes, so that the loop has only outcomes to deal with. */
final class Failures {
    /** Between two tries while the server can't: short, because a whole cluster may wait; the loop lets it grow. */
    private static final Duration AGAIN = Duration.ofMillis(500);

    private Failures() {}

    static Uni<Outcome> asOutcome(Uni<Outcome> action) {
        return action.onFailure().recoverWithItem(Failures::outcome);
    }

    private static Outcome outcome(Throwable failure) {
        if (failure instanceof WhileLeading.LeadIsLost) {
            return new Outcome.NotLeading();
        }
        if (!(failure instanceof ApiFailure refusal)) {
            return new Outcome.Refused("internal: " + failure);
        }
        if (refusal.passing()) {
            boolean overloaded = refusal.code() == 429;
            return new Outcome.Retry(refusal.retryAfter().orElse(AGAIN), refusal.getMessage(), overloaded);
        }
        return switch (refusal.code()) {
            // Somebody else was there first, or what we wanted to delete has gone: the next look will tell.
            case 404, 409, 410 -> new Outcome.Conflict(refusal.getMessage());
            default -> new Outcome.Refused(refusal.getMessage());
        };
    }
}
