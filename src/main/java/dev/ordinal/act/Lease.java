package dev.ordinal.act;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.cluster.ApiFailure;
import dev.ordinal.cluster.ClusterApi;
import dev.ordinal.cluster.ClusterApi.Write;
import dev.ordinal.cluster.Json;
import dev.ordinal.cluster.ObjectRef;
import dev.ordinal.cluster.Resource;
import dev.ordinal.workload.Timer;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * Leadership by a Lease: renewed by compare-and-set; taken over when its holder has not changed it for its whole duration, as
 * measured here, so that clocks need not agree. The holder stops acting well before anybody may take it over, on the monotonic
 * clock, so that a frozen process wakes up as a follower.
 */
public final class Lease implements Leadership {
    private static final Logger LOG = Logger.getLogger(Lease.class);
    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    /** A lease is tried this often within its duration, and trusted for two of these three parts. */
    private static final int TRIES = 3;

    /** How much sooner a try that failed is repeated while the lease is still held. */
    private static final int HASTE = 5;

    private final ClusterApi api;
    private final Timer timer;
    private final Terms terms;
    private final Clocks clocks;
    private volatile boolean held;
    private volatile boolean stopped;
    private boolean decided;
    private volatile long renewedNanos;
    private String seenVersion = "";
    private long seenNanos;

    /**
     * @param holder this process, unlike any other
     * @param won is called when the lease is newly held
     * @param lost is called when it is not held any more, or was not to be had at the first try
     */
    public record Terms(String namespace, String name, String holder, Duration duration, Runnable won, Runnable lost) {}

    /** The time of day, for people who read the lease; and the monotonic clock, for deciding. */
    public record Clocks(InstantSource wall, LongSupplier nanos) {}

    public Lease(ClusterApi api, Timer timer, Terms terms, Clocks clocks) {
        this.api = api;
        this.timer = timer;
        this.terms = terms;
        this.clocks = clocks;
    }

    @Override
    public boolean mayAct() {
        return held && clocks.nanos().getAsLong() - renewedNanos < trusted();
    }

    public void start() {
        tryOnce();
    }

    /** Gives the lease back, so that another replica need not wait; completes when that is done. */
    public Uni<Void> release() {
        stopped = true;
        boolean mine = held;
        held = false;
        if (!mine) {
            return Uni.createFrom().voidItem();
        }
        return api.get(ref())
                .flatMap(lease -> holder(lease).equals(terms.holder())
                        ? api.replace(ref(), written(lease, ""), Write.PLAIN).replaceWithVoid()
                        : Uni.createFrom().voidItem())
                .onFailure()
                .recoverWithNull();
    }

    private void tryOnce() {
        if (stopped) {
            return;
        }
        long started = clocks.nanos().getAsLong();
        read().flatMap(found -> take(found)).subscribe().with(taken -> tried(taken, started), failure -> {
            LOG.infof("lease: %s", failure.getMessage());
            tried(false, started);
        });
    }

    private void tried(boolean taken, long started) {
        boolean before = held;
        boolean acting = mayAct();
        boolean leads = !stopped && (taken || acting);
        // A lease that lapsed in between is won anew, though nobody else took it: turns were turned away, and others
        // may have acted. What was seen before is known to be stale before anybody may act on it (FRESH).
        if (leads && !acting) {
            LOG.infof("%s leads", terms.holder());
            terms.won().run();
        }
        if (taken) {
            renewedNanos = started;
        }
        held = leads;
        if (!held && (before || !decided)) {
            LOG.infof("%s %s", terms.holder(), before ? "no longer leads" : "follows");
            terms.lost().run();
        }
        decided = true;
        // A holder that missed one try makes up for it before its trust ends, so that one lost answer is no change of
        // leader.
        timer.after(terms.duration().dividedBy(held && !taken ? TRIES * HASTE : TRIES), this::tryOnce);
    }

    private Uni<Optional<ObjectNode>> read() {
        return api.get(ref())
                .map(Optional::of)
                .onFailure(failure -> failure instanceof ApiFailure f && f.notFound())
                .recoverWithItem(Optional.empty());
    }

    private Uni<Boolean> take(Optional<ObjectNode> found) {
        if (found.isEmpty()) {
            ObjectNode lease =
                    Json.object().put("apiVersion", "coordination.k8s.io/v1").put("kind", "Lease");
            lease.putObject("metadata").put("name", terms.name()).put("namespace", terms.namespace());
            return written(api.create(ref(), written(lease, terms.holder()), Write.PLAIN));
        }
        ObjectNode lease = found.get();
        String holder = holder(lease);
        if (holder.equals(terms.holder()) || holder.isEmpty() || expired(lease)) {
            return written(api.replace(ref(), written(lease, terms.holder()), Write.PLAIN));
        }
        return Uni.createFrom().item(false);
    }

    private static Uni<Boolean> written(Uni<ObjectNode> write) {
        return write.replaceWith(true)
                .onFailure(failure -> failure instanceof ApiFailure f && f.code() == 409)
                .recoverWithItem(false);
    }

    /** Nobody changed it for its whole duration, as seen from here. */
    private synchronized boolean expired(ObjectNode lease) {
        String version = lease.at("/metadata/resourceVersion").asText();
        long now = clocks.nanos().getAsLong();
        if (!version.equals(seenVersion)) {
            seenVersion = version;
            seenNanos = now;
            return false;
        }
        long duration = Duration.ofSeconds(
                        lease.at("/spec/leaseDurationSeconds").asLong(0))
                .toNanos();
        return now - seenNanos > duration;
    }

    private ObjectNode written(ObjectNode lease, String holder) {
        ObjectNode next = lease.deepCopy();
        ObjectNode spec = next.withObject("/spec");
        Instant now = clocks.wall().instant();
        if (!holder(lease).equals(holder)) {
            spec.put("acquireTime", MICROS.format(now));
            spec.put("leaseTransitions", spec.path("leaseTransitions").asInt(0) + 1);
        }
        spec.put("holderIdentity", holder);
        spec.put("leaseDurationSeconds", (int) Math.max(1, terms.duration().toSeconds()));
        spec.put("renewTime", MICROS.format(now));
        return next;
    }

    private static String holder(JsonNode lease) {
        return lease.at("/spec/holderIdentity").asText("");
    }

    private long trusted() {
        return terms.duration().toNanos() / TRIES * (TRIES - 1);
    }

    private ObjectRef ref() {
        return Resource.LEASES.at(terms.namespace(), terms.name());
    }
}
