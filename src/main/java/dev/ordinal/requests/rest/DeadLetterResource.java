package dev.ordinal.requests.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.access.Needs;
import dev.ordinal.access.Permission;
import dev.ordinal.desired.Parameters;
import dev.ordinal.desired.Refusal;
import dev.ordinal.desired.RefusedException;
import dev.ordinal.requests.letters.Fate;
import dev.ordinal.requests.letters.Letter;
import dev.ordinal.requests.letters.LetterBox;
import dev.ordinal.requests.letters.PageAsked;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Requests of the queue that were put aside: why, and what now. They are of all namespaces, so who may see one may see all. */
@Path("/api/v1/deadletters")
public class DeadLetterResource {
    private static final int LIMIT_USUAL = 50;
    private static final int LIMIT_MAX = 200;
    /** Of queues, all of them are held at once. */
    static final int REPLAYED_MAX = 100;

    private final LetterBox box;
    private final Door door;

    public DeadLetterResource(LetterBox box, Door door) {
        this.box = box;
        this.door = door;
    }

    @GET
    @Needs(Permission.LIST_LETTERS)
    public Uni<Response> list(@Context HttpServerRequest request) {
        Parameters parameters = Asked.parameters(request);
        parameters.only(Set.of("sort", "limit", "continue"));
        PageAsked asked = new PageAsked(
                order(parameters.given("sort").orElse("-age")),
                limit(parameters.given("limit").orElse(String.valueOf(LIMIT_USUAL))),
                parameters.given("continue"));
        return box.page(asked).map(page -> {
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            ArrayNode items = body.putArray("items");
            page.items().forEach(slip -> items.add(LetterView.of(slip)));
            body.put("continue", page.next().orElse(null));
            return answer(body);
        });
    }

    @GET
    @Path("/{letter}")
    @Needs(Permission.GET_LETTER)
    public Uni<Response> read(@PathParam("letter") String letter, @Context HttpServerRequest request) {
        Asked.onlyParameters(request, Set.of());
        return box.letter(letter).map(LetterView::of).map(DeadLetterResource::answer);
    }

    /** Answers for each letter by itself: one that can't be sent holds up none of the others. */
    @POST
    @Path("/replay")
    @Consumes({"application/json", "application/yaml", "application/x-yaml", "text/yaml"})
    @Needs(Permission.REPLAY_LETTER)
    public Uni<Response> replay(@Context HttpServerRequest request) {
        Asked.onlyParameters(request, Set.of());
        return door.read(request, sent -> letters(sent.tree()))
                .chain(ids -> box.settle(ids, Fate.REPLAYED).map(done -> replayed(ids, done)));
    }

    @DELETE
    @Path("/{letter}")
    @Needs(Permission.DISCARD_LETTER)
    public Uni<Response> discard(@PathParam("letter") String letter, @Context HttpServerRequest request) {
        Asked.onlyParameters(request, Set.of());
        return box.settle(List.of(letter), Fate.DISCARDED).map(done -> {
            done.getOrDefault(letter, Optional.of(Letter.missingRefusal(letter)))
                    .ifPresent(refusal -> {
                        throw new RefusedException(refusal);
                    });
            return Response.noContent().build();
        });
    }

    private static Response replayed(List<String> ids, Map<String, Optional<Refusal>> done) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode items = body.putArray("items");
        ids.forEach(id -> items.add(LetterView.replayed(id, done.get(id))));
        return answer(body);
    }

    private static List<String> letters(JsonNode sent) {
        JsonNode letters = sent.path("letters");
        if (!sent.isObject() || sent.size() != 1 || !letters.isArray()) {
            throw invalid("", "expected an object with nothing but letters, a list of their names");
        }
        if (letters.isEmpty() || letters.size() > REPLAYED_MAX) {
            throw invalid("/letters", "has " + letters.size() + " items; accepted: 1 to " + REPLAYED_MAX);
        }
        List<String> ids = new ArrayList<>();
        for (JsonNode letter : letters) {
            String pointer = "/letters/" + ids.size();
            if (!letter.isTextual()) {
                throw invalid(pointer, "must be the name of a letter, a text");
            }
            if (ids.contains(letter.textValue())) {
                throw invalid(pointer, "stands there twice");
            }
            ids.add(letter.textValue());
        }
        return ids;
    }

    private static PageAsked.Order order(String sort) {
        return switch (sort) {
            case "age" -> PageAsked.Order.NEWEST_FIRST;
            case "-age" -> PageAsked.Order.OLDEST_FIRST;
            default -> throw Parameters.malformed("'" + sort + "' for sort; accepted: age (newest first), -age");
        };
    }

    private static int limit(String text) {
        if (!text.matches("[1-9][0-9]{0,2}") || Integer.parseInt(text) > LIMIT_MAX) {
            throw Parameters.malformed("'" + text + "' for limit; accepted: 1 to " + LIMIT_MAX);
        }
        return Integer.parseInt(text);
    }

    private static RefusedException invalid(String pointer, String detail) {
        return new RefusedException(Refusal.Kind.INVALID, pointer, detail);
    }

    private static Response answer(ObjectNode body) {
        return Response.ok(body.toString().getBytes(StandardCharsets.UTF_8), "application/json")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
