package dev.ordinal.sim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.cluster.ApiFailure;
import dev.ordinal.cluster.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** What goes wrong between the program and the API server, by the seed. */
public final class Faults {
    private static final int LONGEST_MILLIS = 40;

    private final RandomGenerator random;
    private boolean on;

    public Faults(RandomGenerator random) {
        this.random = random;
    }

    /** From now on calls fail, or none does any more. */
    public void turn(boolean faulty) {
        this.on = faulty;
    }

    Duration latency() {
        return Duration.ofMillis(random.nextInt(LONGEST_MILLIS));
    }

    /** Refused or lost before anything was done. */
    Optional<ApiFailure> before() {
        if (!on || random.nextInt(12) != 0) {
            return Optional.empty();
        }
        return Optional.of(
                switch (random.nextInt(5)) {
                    case 0 -> failure(409, "Conflict", "the object has been modified");
                    case 1 -> tooMany();
                    case 2 -> failure(500, "InternalError", "etcdserver: request timed out");
                    case 3 -> failure(503, "ServiceUnavailable", "apiserver not ready");
                    default -> ApiFailure.unreachable(new IOException("connection refused"));
                });
    }

    /** Done, but the answer says it failed. */
    Optional<ApiFailure> after() {
        if (!on || random.nextInt(12) != 0) {
            return Optional.empty();
        }
        return Optional.of(
                random.nextBoolean()
                        ? failure(504, "Timeout", "request did not complete within the allotted timeout")
                        : ApiFailure.unreachable(new IOException("connection reset")));
    }

    /** How a watch ends before it should; empty as long as it goes on. */
    Optional<Boolean> watchEndsGone() {
        return on && random.nextInt(60) == 0 ? Optional.of(random.nextInt(3) == 0) : Optional.empty();
    }

    private static ApiFailure tooMany() {
        ObjectNode status = status("TooManyRequests", "too many requests");
        status.putObject("details").put("retryAfterSeconds", 1);
        return ApiFailure.of(429, status);
    }

    static ApiFailure failure(int code, String reason, String message) {
        return ApiFailure.of(code, status(reason, message));
    }

    private static ObjectNode status(String reason, String message) {
        return Json.object().put("kind", "Status").put("reason", reason).put("message", message);
    }
}
