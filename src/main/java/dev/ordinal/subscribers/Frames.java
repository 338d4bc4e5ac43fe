package dev.ordinal.subscribers;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.status.StatusEvent;
import dev.ordinal.workload.WorkloadKey;
import dev.ordinal.workload.WorkloadStatus;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What goes over the wire: each event a CloudEvent on one line. An event is encoded once and its bytes are shared by all
 * subscribers; so is the body of a snapshot until the workload changes.
 */
@Singleton
final class Frames {
    private static final String SOURCE = "/ordinal";
    private static final String TYPES = "dev.ordinal.";
    private static final String VERSION = ".v1";

    /** Encoded events are kept for subscribers who are not quite as far; what is beyond this is encoded again. */
    private static final long KEPT_BYTES_MAX = 32L << 20;

    private static final Buffer END = Buffer.buffer("}\n\n");

    private final Epoch epoch;
    private final InstantSource clock;
    private final int keep;
    private final ConcurrentHashMap<Long, Buffer> live = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Long> oldestFirst = new ConcurrentLinkedQueue<>();
    private final AtomicLong keptBytes = new AtomicLong();
    private final ConcurrentHashMap<WorkloadKey, Body> bodies = new ConcurrentHashMap<>();
    private final LongAdder encodings = new LongAdder();

    /**
     * Makes frames of one life of this process.
     *
     * @param bufferMax how far apart subscribers may be; twice that many encoded events are kept
     */
    @Inject
    Frames(Epoch epoch, InstantSource clock, @ConfigProperty(name = "ordinal.stream.buffer") int bufferMax) {
        this.epoch = epoch;
        this.clock = clock;
        this.keep = 2 * bufferMax;
    }

    Epoch epoch() {
        return epoch;
    }

    /** The body of a status, encoded. */
    private record Body(WorkloadStatus status, Buffer json) {}

    Buffer live(StatusEvent event) {
        Buffer known = live.computeIfAbsent(event.number(), number -> kept(event));
        forgetOldest();
        return known;
    }

    private Buffer kept(StatusEvent event) {
        Buffer encoded = encode(event);
        oldestFirst.add(event.number());
        keptBytes.addAndGet(encoded.length());
        return encoded;
    }

    private void forgetOldest() {
        while (live.size() > keep || keptBytes.get() > KEPT_BYTES_MAX) {
            Long oldest = oldestFirst.poll();
            if (oldest == null) {
                return;
            }
            Buffer forgotten = live.remove(oldest);
            if (forgotten != null) {
                keptBytes.addAndGet(-forgotten.length());
            }
        }
    }

    /** In pieces, the large one of which is shared. */
    Stream<Buffer> snapshot(WorkloadStatus status, long number) {
        return Stream.of(head("", "snapshot", snapshotOf(status, number)), body(status), END);
    }

    private ObjectNode snapshotOf(WorkloadStatus status, long number) {
        String id = epoch.cursor(number) + "." + status.uid();
        ObjectNode envelope = envelope(id, "workload.snapshot", clock.instant());
        return envelope.put("subject", status.key().toString());
    }

    /** The present state of a workload as an event by itself, where that number was the last. */
    String whole(WorkloadStatus status, long number) {
        return whole(snapshotOf(status, number), status);
    }

    /** A step as an event by itself: with the whole state that it led to, for who does not read every one. */
    String whole(StatusEvent event, WorkloadStatus status) {
        return whole(envelope(event), status);
    }

    private static String whole(ObjectNode envelope, WorkloadStatus status) {
        return open(envelope) + View.of(status) + "}";
    }

    Buffer snapshotEnd(int workloads, long number) {
        String cursor = epoch.cursor(number);
        ObjectNode body =
                JsonNodeFactory.instance.objectNode().put("cursor", cursor).put("workloads", workloads);
        ObjectNode envelope = envelope(cursor + ".end", "workload.snapshot.end", clock.instant());
        return frame(cursor, "snapshot.end", envelope, body.toString());
    }

    /** A comment that keeps the connection, and, where one is given, the cursor that a quiet stream has reached. */
    Buffer heartbeat(long reached) {
        return reached < 0 ? Buffer.buffer(":\n\n") : Buffer.buffer(":\nid: " + epoch.cursor(reached) + "\n\n");
    }

    /** Forgets the bodies of workloads that are gone. */
    void retain(Set<WorkloadKey> present) {
        bodies.keySet().retainAll(present);
    }

    /** How often a live event was encoded: once each, while its subscribers keep together. */
    long encodings() {
        return encodings.sum();
    }

    private Buffer encode(StatusEvent event) {
        encodings.increment();
        String body = event.rung()
                .map(rung -> View.ofPod(event, rung).toString())
                .or(() -> event.change()
                        .map(change -> View.ofChange(event.status(), change).toString()))
                .orElseGet(() -> View.of(event.status()).toString());
        return frame(epoch.cursor(event.number()), event.type().text(), envelope(event), body);
    }

    private ObjectNode envelope(StatusEvent event) {
        return envelope(epoch.cursor(event.number()), event.type().text(), event.at())
                .put("subject", event.status().key().toString());
    }

    private Buffer body(WorkloadStatus status) {
        return bodies.compute(
                        status.key(),
                        (key, known) -> known != null && known.status().equals(status)
                                ? known
                                : new Body(status, Buffer.buffer(View.of(status).toString())))
                .json();
    }

    private static ObjectNode envelope(String id, String type, Instant time) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("specversion", "1.0")
                .put("id", id)
                .put("source", SOURCE)
                .put("type", type(type))
                .put("time", time.toString())
                .put("datacontenttype", "application/json");
    }

    /** The type of the CloudEvent that tells of it. */
    static String type(String event) {
        return TYPES + event + VERSION;
    }

    private static Buffer frame(String id, String event, ObjectNode envelope, String body) {
        return head(id, event, envelope).appendString(body).appendBuffer(END);
    }

    /** Up to the body: that takes the place of the envelope's closing brace. */
    private static Buffer head(String id, String event, ObjectNode envelope) {
        Buffer head = Buffer.buffer();
        if (!id.isEmpty()) {
            head.appendString("id: ").appendString(id).appendString("\n");
        }
        return head.appendString("event: ")
                .appendString(event)
                .appendString("\ndata: ")
                .appendString(open(envelope));
    }

    private static String open(ObjectNode envelope) {
        String closed = envelope.toString();
        return closed.substring(0, closed.length() - 1) + ",\"data\":";
    }
}
