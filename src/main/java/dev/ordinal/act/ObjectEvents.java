package dev.ordinal.act;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.cluster.ClusterApi;
import dev.ordinal.cluster.ClusterApi.Write;
import dev.ordinal.cluster.Json;
import dev.ordinal.cluster.ObjectRef;
import dev.ordinal.cluster.PatchType;
import dev.ordinal.cluster.Resource;
import dev.ordinal.workload.Backoff;
import dev.ordinal.workload.Timer;
import dev.ordinal.workload.WorkloadSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Events on the workload's object, as {@code kubectl describe} shows them. What happens within a second is told in one event, the
 * more of a kind goes on the more of it together, and the same again is counted: a set of a thousand pods makes some events, not
 * thousands.
 */
public final class ObjectEvents implements Events {
    private static final Logger LOG = Logger.getLogger(ObjectEvents.class);

    private static final Duration TOGETHER = Duration.ofSeconds(1);

    /** What goes on for long is collected for twice as long each time, up to this. */
    private static final Duration LONGEST_TOGETHER = Duration.ofSeconds(16);

    /** Names in one message; the rest is counted. An event's message may have 1,024 characters. */
    private static final int NAMES = 5;

    private static final int LONGEST = 1_000;

    /** Kinds of notices that may wait, and events that are remembered to be counted; what is beyond is told anew, or not at all. */
    private static final int MOST = 1_000;

    private final ClusterApi api;
    private final Timer timer;
    private final InstantSource clock;
    private final Map<Kind, Batch> waiting = new LinkedHashMap<>();
    private final Map<String, Told> told = new LinkedHashMap<>();
    private final Map<Kind, Pace> paces = new LinkedHashMap<>();
    private long number;

    public ObjectEvents(ClusterApi api, Timer timer, InstantSource clock) {
        this.api = api;
        this.timer = timer;
        this.clock = clock;
    }

    /** Notices of one kind are told together. */
    private record Kind(String uid, boolean warning, String reason, String because) {}

    private record Batch(WorkloadSpec spec, Set<String> about) {}

    private record Told(ObjectRef ref, int count) {}

    /** Whether a kind goes on: until when more of it counts as the same, and for how long that is collected. */
    private record Pace(Instant until, Backoff together) {}

    @Override
    public synchronized void tell(WorkloadSpec spec, Notice notice) {
        Kind kind = new Kind(spec.uid(), notice.warning(), notice.reason(), notice.because());
        Batch batch = waiting.get(kind);
        if (batch != null) {
            batch.about().add(notice.about());
        } else if (waiting.size() < MOST) {
            waiting.put(kind, new Batch(spec, new LinkedHashSet<>(Set.of(notice.about()))));
            Backoff backoff = together(kind);
            Duration together = backoff.next();
            timer.after(together, () -> write(kind, together, backoff));
        }
    }

    private Backoff together(Kind kind) {
        Pace pace = paces.get(kind);
        boolean goesOn = pace != null && !clock.instant().isAfter(pace.until());
        return goesOn ? pace.together() : new Backoff(TOGETHER, LONGEST_TOGETHER);
    }

    private synchronized void write(Kind kind, Duration together, Backoff backoff) {
        Batch batch = waiting.remove(kind);
        paces.remove(kind);
        keep(paces, kind, new Pace(clock.instant().plus(together), backoff));
        String message = message(batch, kind);
        String identity = kind.uid() + kind.reason() + message;
        Told before = told.remove(identity);
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        if (before == null) {
            ObjectRef ref = Resource.EVENTS.at(
                    batch.spec().key().namespace(),
                    batch.spec().key().name() + "."
                            + Long.toHexString(clock.instant().toEpochMilli()) + "." + number++);
            keep(told, identity, new Told(ref, 1));
            api.create(ref, event(ref, batch, kind, message), Write.BRIEF)
                    .subscribe()
                    .with(stored -> {}, failure -> lost(identity, failure));
        } else {
            keep(told, identity, new Told(before.ref(), before.count() + 1));
            ObjectNode again = Json.object().put("count", before.count() + 1).put("lastTimestamp", now.toString());
            api.patch(before.ref(), PatchType.MERGE, again)
                    .subscribe()
                    .with(stored -> {}, failure -> lost(identity, failure));
        }
    }

    /** The latest last; the oldest is forgotten. */
    private static <K, V> void keep(Map<K, V> map, K key, V value) {
        map.put(key, value);
        if (map.size() > MOST) {
            map.remove(map.keySet().iterator().next());
        }
    }

    /** Events expire; the same is then told anew. */
    private synchronized void lost(String identity, Throwable failure) {
        told.remove(identity);
        LOG.debugf("an event was not written: %s", failure.getMessage());
    }

    private static String message(Batch batch, Kind kind) {
        String names = String.join(", ", batch.about().stream().limit(NAMES).toList());
        int more = batch.about().size() - NAMES;
        String message = names + (more > 0 ? " and " + more + " more" : "") + ": " + kind.because();
        return message.length() <= LONGEST ? message : message.substring(0, LONGEST - 1) + "…";
    }

    private ObjectNode event(ObjectRef ref, Batch batch, Kind kind, String message) {
        WorkloadSpec spec = batch.spec();
        String now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        ObjectNode event = Json.object().put("apiVersion", "v1").put("kind", "Event");
        event.putObject("metadata").put("name", ref.name()).put("namespace", ref.namespace());
        event.putObject("involvedObject")
                .put("apiVersion", spec.kind().apiVersion())
                .put("kind", spec.kind().kind())
                .put("namespace", spec.key().namespace())
                .put("name", spec.key().name())
                .put("uid", spec.uid());
        event.put("type", kind.warning() ? "Warning" : "Normal")
                .put("reason", kind.reason())
                .put("message", message)
                .put("count", 1)
                .put("firstTimestamp", now)
                .put("lastTimestamp", now);
        event.putObject("source").put("component", "ordinal");
        return event;
    }
}
