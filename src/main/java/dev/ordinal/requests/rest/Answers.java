package dev.ordinal.requests.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.desired.DesiredStates;
import dev.ordinal.desired.Refusal;
import dev.ordinal.desired.RefusedException;
import dev.ordinal.desired.StoredObject;
import dev.ordinal.desired.Verdict;
import dev.ordinal.desired.WorkloadRequest;
import dev.ordinal.workload.WorkloadKey;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What HTTP says of a verdict. */
final class Answers {
    /** Tells a repeated request from its first. */
    private static final String REPLAYED = "Idempotency-Replayed";

    private final DesiredStates desired;
    private final WorkloadKey key;

    Answers(DesiredStates desired, WorkloadRequest wish) {
        this.desired = desired;
        this.key = wish.key();
    }

    Response of(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Stored(ObjectNode workload, boolean created) -> stored(StoredObject.of(workload), created);
            case Verdict.Deleted(boolean existed) -> deleted(existed);
            case Verdict.Duplicate() -> duplicate();
            case Verdict.NotYet(String detail) -> throw new RefusedException(Refusal.Kind.CONFLICT, "", detail);
            case Verdict.Refused(Refusal refusal) -> throw new RefusedException(refusal);
        };
    }

    Response scaled(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Stored(ObjectNode workload, boolean created) -> {
                StoredObject stored = StoredObject.of(workload);
                yield json(Response.ok(), scale(stored.replicas()))
                        .header(HttpHeaders.ETAG, stored.etag())
                        .build();
            }
            case Verdict.Duplicate() ->
                // What is gone by now has no pods that are wanted.
                json(Response.ok(), scale(shown().map(StoredObject::replicas).orElse(0)))
                        .header(REPLAYED, "true")
                        .build();
            default -> of(verdict);
        };
    }

    private static ObjectNode scale(int replicas) {
        return JsonNodeFactory.instance.objectNode().put("replicas", replicas);
    }

    private Response stored(StoredObject stored, boolean created) {
        Response.ResponseBuilder answer = created
                ? Response.created(URI.create("/api/v1/namespaces/" + key.namespace() + "/workloads/" + key.name()))
                : Response.ok();
        return json(answer, stored.shown())
                .header(HttpHeaders.ETAG, stored.etag())
                .build();
    }

    private Response deleted(boolean existed) {
        if (!existed) {
            throw new RefusedException(Refusal.Kind.NOT_FOUND, "", "there is no workload " + key);
        }
        return shown(Response.accepted()).build();
    }

    private Response duplicate() {
        return shown(Response.ok()).header(REPLAYED, "true").build();
    }

    /** The object as the view has it now; only its names once it is gone. */
    private Response.ResponseBuilder shown(Response.ResponseBuilder answer) {
        return json(answer, shown().map(StoredObject::shown).orElseGet(this::names));
    }

    private Optional<StoredObject> shown() {
        return desired.object(key).map(StoredObject::of);
    }

    private ObjectNode names() {
        ObjectNode names = JsonNodeFactory.instance.objectNode();
        names.putObject("metadata").put("namespace", key.namespace()).put("name", key.name());
        return names;
    }

    private static Response.ResponseBuilder json(Response.ResponseBuilder answer, ObjectNode body) {
        return answer.type(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache, private")
                .entity(body.toString().getBytes(StandardCharsets.UTF_8));
    }
}
