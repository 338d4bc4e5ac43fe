package dev.ordinal.sim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.cluster.ApiFailure;
import dev.ordinal.cluster.Json;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** What goes wrong between the program and the API server, by the seed: F2 to F7. */
public final class Network {
    private static final int LONGEST_MILLIS = 40;
    private static final int LAG_MILLIS = 3_000;
    private static final int RARELY = 12;

    /** How an event of a watch fares. */
    enum Fate {
        ARRIVES,
        TWICE,
        ENDS,
        EXPIRES,
        HANGS
    }

    private final RandomGenerator random;
    private final InstantSource clock;
    private final Tally tally;
    private final EnumSet<Fault> on = EnumSet.noneOf(Fault.class);
    private Instant awayUntil = Instant.MIN;
    private Instant laggingUntil = Instant.MIN;

    public Network(RandomGenerator random, InstantSource clock, Tally tally) {
        this.random = random;
        this.clock = clock;
        this.tally = tally;
    }

    /** From now on these happen, and no others. */
    public void suffer(Set<Fault> faults) {
        on.clear();
        on.addAll(faults);
        if (!on.contains(Fault.F7)) {
            awayUntil = Instant.MIN;
        }
        if (!on.contains(Fault.F2)) {
            laggingUntil = Instant.MIN;
        }
    }

    public boolean suffers(Fault fault) {
        return on.contains(fault);
    }

    Tally tally() {
        return tally;
    }

    /** Of a call or its answer. */
    Duration latency() {
        return Duration.ofMillis(random.nextInt(LONGEST_MILLIS));
    }

    /** Of an event of a watch: F2 makes it long, for a while. */
    Duration lag() {
        if (happens(Fault.F2, RARELY)) {
            laggingUntil = clock.instant().plusMillis(random.nextInt(4 * LAG_MILLIS));
        }
        return clock.instant().isBefore(laggingUntil) ? Duration.ofMillis(random.nextInt(LAG_MILLIS)) : latency();
    }

    /** How long a watch cache stays in the past that a process finds when it starts. */
    Duration timeTravel() {
        return happens(Fault.F4, 1) ? Duration.ofMillis(random.nextInt(10_000)) : Duration.ZERO;
    }

    /** Refused or lost before anything was done. */
    Optional<ApiFailure> before(boolean write) {
        Instant now = clock.instant();
        if (happens(Fault.F7, 10 * RARELY)) {
            awayUntil = now.plusSeconds(random.nextInt(90));
        }
        if (now.isBefore(awayUntil)) {
            return Optional.of(ApiFailure.unreachable(new IOException("connection refused")));
        }
        if (write && happens(Fault.F5, RARELY)) {
            return Optional.of(failure(409, "Conflict", "the object has been modified"));
        }
        return happens(Fault.F7, RARELY) ? Optional.of(overload()) : Optional.empty();
    }

    private ApiFailure overload() {
        return switch (random.nextInt(4)) {
            case 0 -> tooMany();
            case 1 -> failure(500, "InternalError", "etcdserver: request timed out");
            case 2 -> failure(503, "ServiceUnavailable", "apiserver not ready");
            default -> ApiFailure.unreachable(new IOException("connection refused"));
        };
    }

    /** Done, but the answer says it failed. */
    Optional<ApiFailure> after(boolean write) {
        if (!write || !happens(Fault.F6, RARELY)) {
            return Optional.empty();
        }
        return Optional.of(
                random.nextBoolean()
                        ? failure(504, "Timeout", "request did not complete within the allotted timeout")
                        : ApiFailure.unreachable(new IOException("connection reset")));
    }

    Fate fate() {
        if (!happens(Fault.F3, 4 * RARELY)) {
            return Fate.ARRIVES;
        }
        Fate[] fates = Fate.values();
        return fates[1 + random.nextInt(fates.length - 1)];
    }

    private boolean happens(Fault fault, int oneIn) {
        boolean happens = on.contains(fault) && random.nextInt(oneIn) == 0;
        if (happens) {
            tally.injected(fault);
        }
        return happens;
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
