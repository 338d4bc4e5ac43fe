package dev.ordinal.requests.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.desired.Marks;
import dev.ordinal.desired.Rehearsal;
import dev.ordinal.desired.StoredObject;
import dev.ordinal.desired.patch.Difference;
import dev.ordinal.workload.Action;
import dev.ordinal.workload.Forecast;
import dev.ordinal.workload.Wait;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What HTTP says of a rehearsal: the object that would be stored, the difference to what is, and what would be done about it. */
final class Rehearsed {
    /** Of a server's or our own books, not of a wish. */
    private static final List<String> BOOKS =
            List.of("managedFields", "resourceVersion", "generation", "uid", "creationTimestamp", "selfLink");

    private Rehearsed() {}

    static Response of(Rehearsal rehearsal, Optional<Forecast> forecast) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("object", StoredObject.of(rehearsal.after()).shown());
        body.set("diff", difference(rehearsal));
        forecast.ifPresentOrElse(plan -> plan(body.putObject("plan"), plan), () -> body.putNull("plan"));
        return json(body, "application/json");
    }

    static Response differenceOf(Rehearsal rehearsal) {
        return json(difference(rehearsal), "application/json-patch+json");
    }

    private static ArrayNode difference(Rehearsal rehearsal) {
        boolean annotated = rehearsal
                .before()
                .filter(object -> object.at("/metadata/annotations").isObject())
                .isPresent();
        JsonNode before = rehearsal
                .before()
                .<JsonNode>map(object -> wish(object, annotated))
                .orElse(MissingNode.getInstance());
        return Difference.between(before, wish(rehearsal.after(), annotated));
    }

    /**
     * What of an object is somebody's wish.
     *
     * @param annotated annotations are there, if only those that books are kept in: what changes is one of them, not all
     */
    private static ObjectNode wish(ObjectNode object, boolean annotated) {
        ObjectNode wish = object.deepCopy();
        wish.remove("status");
        if (wish.get("metadata") instanceof ObjectNode metadata) {
            metadata.remove(BOOKS);
            if (metadata.get("annotations") instanceof ObjectNode annotations) {
                annotations.remove(List.of(Marks.REQUESTS, Marks.LAST_APPLIED));
                if (annotations.isEmpty() && !annotated) {
                    metadata.remove("annotations");
                }
            }
        }
        return wish;
    }

    private static void plan(ObjectNode plan, Forecast forecast) {
        ArrayNode steps = plan.putArray("steps");
        for (int stage = 0; stage < forecast.stages().size(); stage++) {
            for (Action action : forecast.stages().get(stage)) {
                step(steps.addObject().put("step", stage + 1), action);
            }
        }
        plan.put("complete", forecast.complete());
        ArrayNode waits = plan.putArray("waits");
        forecast.waits().forEach(wait -> wait(waits.addObject(), wait));
    }

    private static void step(ObjectNode step, Action action) {
        step.put("action", word(action));
        step.put(
                "ordinal", action.about().isPresent() ? (Integer) action.about().getAsInt() : null);
        step.put("name", name(action));
        step.put("reason", action.reason().name());
        step.put("message", action.reason().text());
    }

    private static void wait(ObjectNode view, Wait wait) {
        view.put("reason", wait.reason().name());
        view.put(
                "ordinal", wait.ordinal().isPresent() ? (Integer) wait.ordinal().getAsInt() : null);
        view.put("message", wait.message());
        view.put("ends", wait.reason().ends());
    }

    private static String word(Action action) {
        return switch (action) {
            case Action.Guard guard -> "add-finalizer";
            case Action.LetGo letGo -> "remove-finalizer";
            case Action.CreateRevision create -> "create-revision";
            case Action.ChangeRevision change -> "change-revision";
            case Action.DeleteRevision delete -> "delete-revision";
            case Action.CreateClaim create -> "create-claim";
            case Action.OwnClaim own -> "change-claim";
            case Action.CreatePod create -> "create-pod";
            case Action.ChangePod change -> "change-pod";
            case Action.DeletePod delete -> "delete-pod";
            case Action.DeleteWorkload delete -> "delete-workload";
        };
    }

    /** Of the object that it is done to; null for the workload itself. */
    private static String name(Action action) {
        return switch (action) {
            case Action.Guard guard -> null;
            case Action.LetGo letGo -> null;
            case Action.CreateRevision create -> create.name();
            case Action.ChangeRevision change -> change.revision().name();
            case Action.DeleteRevision delete -> delete.revision().name();
            case Action.CreateClaim create -> create.name();
            case Action.OwnClaim own -> own.claim().name();
            case Action.CreatePod create -> create.name();
            case Action.ChangePod change -> change.pod().name();
            case Action.DeletePod delete -> delete.pod().name();
            case Action.DeleteWorkload delete -> null;
        };
    }

    private static Response json(JsonNode body, String type) {
        return Response.ok(body.toString().getBytes(StandardCharsets.UTF_8), type)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
