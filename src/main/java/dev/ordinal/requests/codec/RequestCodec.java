package dev.ordinal.requests.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.ordinal.desired.Manifest;
import dev.ordinal.desired.Refusal;
import dev.ordinal.desired.RefusedException;
import dev.ordinal.desired.RequestId;
import dev.ordinal.desired.WorkloadRequest;
import dev.ordinal.workload.Names;
import dev.ordinal.workload.WorkloadKey;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Bytes become a request, or a refusal that points at the fault. The one reader behind every door. */
public final class RequestCodec {
    /** etcd takes 1.5 MiB, and the server adds managed fields, status and our annotations to what was sent. */
    public static final int BYTES_MAX = 1 << 20;

    private final int bytesMax;

    public RequestCodec(int bytesMax) {
        this.bytesMax = bytesMax;
    }

    /** A CloudEvent from a queue. */
    public Reading read(Arrived arrived) {
        EventEnvelope event;
        try {
            event = EventEnvelope.read(arrived, bytesMax);
        } catch (RefusedException e) {
            return new Reading.Refused(Optional.empty(), "", e.refusal());
        }
        RequestId id = new RequestId(event.attribute("source"), event.attribute("id"));
        try {
            return new Reading.Understood(request(id, event));
        } catch (RefusedException e) {
            return new Reading.Refused(Optional.of(id), event.attribute("subject"), e.refusal());
        }
    }

    /** A body with a manifest; throws {@link RefusedException} if it is none. */
    public Manifest manifest(byte[] bytes, String contentType, Target target) {
        return manifest(Text.of(bytes, bytesMax, ""), Format.of(contentType, ""), target, "");
    }

    /** A body that says how many replicas are wanted; throws {@link RefusedException} if it does not. */
    public int replicas(byte[] bytes, String contentType) {
        return Fields.replicas(single(Text.of(bytes, bytesMax, ""), Format.of(contentType, ""), ""), "");
    }

    /** A body that may say to which revision; throws {@link RefusedException} if it says anything else. */
    public OptionalLong revision(byte[] bytes, String contentType) {
        return bytes.length == 0
                ? OptionalLong.empty()
                : Fields.revision(single(Text.of(bytes, bytesMax, ""), Format.of(contentType, ""), ""), "");
    }

    /** A body that may only be empty, or an object without fields. */
    public void nothing(byte[] bytes, String contentType) {
        if (bytes.length > 0) {
            Fields.nothing(single(Text.of(bytes, bytesMax, ""), Format.of(contentType, ""), ""), "");
        }
    }

    /** A body that is any one value; throws {@link RefusedException} if it can't be read. */
    public JsonNode tree(byte[] bytes, Format format) {
        return single(Text.of(bytes, bytesMax, ""), format, "");
    }

    private static WorkloadRequest request(RequestId id, EventEnvelope event) {
        RequestType type = RequestType.of(event.attribute("type"))
                .orElseThrow(() -> new RefusedException(
                        Refusal.Kind.UNSUPPORTED,
                        "/type",
                        "is '" + event.attribute("type") + "'; accepted: " + RequestType.all()));
        WorkloadKey key = key(event.attribute("subject"));
        return switch (type) {
            case APPLY -> apply(id, key, event, WorkloadRequest.Mode.APPLY);
            case CREATE -> apply(id, key, event, WorkloadRequest.Mode.CREATE);
            case UPDATE -> apply(id, key, event, WorkloadRequest.Mode.UPDATE);
            case SCALE -> new WorkloadRequest.Scale(id, key, Fields.replicas(tree(event), "/data"));
            case RESTART -> {
                bare(event);
                yield new WorkloadRequest.Restart(id, key);
            }
            case PAUSE -> {
                bare(event);
                yield new WorkloadRequest.Pause(id, key);
            }
            case RESUME -> {
                bare(event);
                yield new WorkloadRequest.Resume(id, key);
            }
            case ROLLBACK -> new WorkloadRequest.Rollback(id, key, revision(event));
            case DELETE ->
                new WorkloadRequest.Delete(id, key, event.data().isPresent() && Fields.orphan(tree(event), "/data"));
        };
    }

    private static OptionalLong revision(EventEnvelope event) {
        return event.data().isPresent() ? Fields.revision(tree(event), "/data") : OptionalLong.empty();
    }

    /** Data that nobody reads is refused, not ignored. */
    private static void bare(EventEnvelope event) {
        if (event.data().isPresent()) {
            Fields.nothing(tree(event), "/data");
        }
    }

    private static WorkloadKey key(String subject) {
        WorkloadKey key;
        try {
            key = WorkloadKey.parse(subject);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(Refusal.Kind.INVALID, "/subject", e.getMessage());
        }
        if (!Names.label(key.namespace()) || !Names.subdomain(key.name())) {
            throw new RefusedException(
                    Refusal.Kind.INVALID, "/subject", "'" + subject + "' is not namespace/name: " + Names.RULE);
        }
        return key;
    }

    private static WorkloadRequest apply(
            RequestId id, WorkloadKey key, EventEnvelope event, WorkloadRequest.Mode mode) {
        Target target = Target.of(key);
        EventEnvelope.Payload data = event.data()
                .orElseThrow(() -> new RefusedException(
                        Refusal.Kind.MALFORMED, "/data", "is missing; expected " + Accepted.WORKLOADS));
        Manifest manifest = switch (data) {
            case EventEnvelope.Payload.Tree(JsonNode tree) ->
                ManifestReader.read(List.of(new Document(tree, "/data")), target, "/data");
            case EventEnvelope.Payload.Encoded(String text, Format format) -> manifest(text, format, target, "/data");
        };
        return new WorkloadRequest.Apply(id, key, manifest, mode, Optional.empty());
    }

    private static JsonNode tree(EventEnvelope event) {
        return event.data()
                .map(data -> switch (data) {
                    case EventEnvelope.Payload.Tree(JsonNode tree) -> tree;
                    case EventEnvelope.Payload.Encoded(String text, Format format) -> single(text, format, "/data");
                })
                .orElse(MissingNode.getInstance());
    }

    private static Manifest manifest(String text, Format format, Target target, String base) {
        return ManifestReader.read(Document.read(text, format, base), target, base);
    }

    private static JsonNode single(String text, Format format, String base) {
        List<Document> documents = Document.read(text, format, base);
        if (documents.size() != 1) {
            throw new RefusedException(Refusal.Kind.MALFORMED, base, "expected one document, not " + documents.size());
        }
        return documents.getFirst().tree();
    }
}
