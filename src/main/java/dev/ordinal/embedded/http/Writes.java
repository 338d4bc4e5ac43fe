package dev.ordinal.embedded.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.embedded.faults.StatusException;
import dev.ordinal.embedded.kinds.CustomKind;
import dev.ordinal.embedded.store.DeleteOptions;
import dev.ordinal.embedded.store.Deleted;
import dev.ordinal.embedded.store.Listing;
import dev.ordinal.embedded.store.Page;
import dev.ordinal.embedded.store.Patch;
import dev.ordinal.embedded.store.Query;
import dev.ordinal.embedded.store.Store;
import dev.ordinal.embedded.store.Stored;
import dev.ordinal.embedded.store.Write;
import dev.ordinal.embedded.trees.Trees;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** POST, PUT, PATCH and DELETE. */
record Writes(Store store) {
    /** The kinds of which the real server takes a PUT for a name that does not exist as a creation. */
    private static final Set<String> CREATED_BY_PUT = Set.of("leases.coordination.k8s.io", "events");

    static StatusException unknownSubresource(Target target) {
        return switch (target.subresource()) {
            case "eviction",
                    "log",
                    "exec",
                    "attach",
                    "portforward",
                    "binding",
                    "finalize",
                    "proxy",
                    "ephemeralcontainers" ->
                StatusException.notImplemented(target.kind().plural() + "/" + target.subresource());
            default -> StatusException.noSuchPath();
        };
    }

    void create(Exchange exchange, Target target) {
        if (!target.subresource().isEmpty()) {
            throw unknownSubresource(target);
        }
        if (!target.name().isEmpty()) {
            throw StatusException.methodNotAllowed();
        }
        ObjectNode object = body(exchange, target);
        if (target.kind().custom() && !object.path("kind").isTextual()) {
            throw StatusException.badRequest("the object provided is unrecognized (must be of type "
                    + target.kind().kind() + "): Object 'Kind' is missing");
        }
        boolean rules = !object.findValues("x-kubernetes-validations").isEmpty();
        if (rules && target.kind().is(CustomKind.DEFINITIONS)) {
            throw new StatusException(
                    422, "Invalid", "the embedded cluster keeps no rules of new kinds: x-kubernetes-validations");
        }
        Stored made = store.create(target.kind(), target.namespace(), object, write(exchange, target));
        answer(exchange, target, 201, made);
    }

    void update(Exchange exchange, Target target) {
        demandOne(target);
        Write write = write(exchange, target);
        ObjectNode object = body(exchange, target);
        if (CREATED_BY_PUT.contains(target.kind().id())
                && store.find(target.ref()).isEmpty()) {
            answer(exchange, target, 201, store.create(target.kind(), target.namespace(), object, write));
            return;
        }
        answer(exchange, target, 200, store.update(target.ref(), object, write));
    }

    void patch(Exchange exchange, Target target) {
        demandOne(target);
        Patch.Form form = switch (exchange.contentType()) {
            case "application/json-patch+json" -> Patch.Form.JSON;
            case "application/merge-patch+json" -> Patch.Form.MERGE;
            case "application/strategic-merge-patch+json" -> Patch.Form.STRATEGIC;
            case "application/apply-patch+yaml", "application/apply-patch+cbor" ->
                throw StatusException.unsupportedMediaType("the embedded cluster has no server-side apply; it takes"
                        + " application/json-patch+json, application/merge-patch+json and, for built-in kinds,"
                        + " application/strategic-merge-patch+json");
            default -> throw StatusException.unsupportedMediaType("the body of the request was in an unknown format");
        };
        Write write = write(exchange, target);
        answer(exchange, target, 200, store.patch(target.ref(), new Patch(form, exchange.tree()), write));
    }

    private void answer(Exchange exchange, Target target, int code, Stored object) {
        if (target.subresource().equals("scale")) {
            exchange.answer(code, Store.scale(object));
            return;
        }
        switch (exchange.form()) {
            case TABLE -> {
                Tables tables = new Tables(target.kind(), exchange.parameter("includeObject"), store.now());
                exchange.answer(code, tables.of(List.of(object), true));
            }
            case METADATA -> exchange.answer(code, Tables.metadata(object));
            case WHOLE -> exchange.answer(code, object.bytes());
        }
    }

    private static void demandOne(Target target) {
        if (target.name().isEmpty()) {
            throw StatusException.methodNotAllowed();
        }
    }

    private static ObjectNode body(Exchange exchange, Target target) {
        String type = exchange.contentType();
        if (type.equals(Protobuf.MEDIA_TYPE)) {
            return Protobuf.read(exchange.body().getBytes());
        }
        if (!type.isEmpty() && !type.equals("application/json") && !type.equals(Exchange.YAML)) {
            throw StatusException.unsupportedMediaType("the body of the request was in an unknown format - accepted"
                    + " media types include: application/json, application/yaml");
        }
        if (!type.equals(Exchange.YAML)) {
            complain(
                    exchange,
                    target,
                    "duplicate field",
                    Duplicates.of(exchange.body().getBytes()));
        }
        return exchange.object();
    }

    /** What is to become of fields that nobody knows, or that are said twice. */
    private static void complain(Exchange exchange, Target target, String fault, List<String> fields) {
        String all = fields.stream().map(field -> fault + " \"" + field + "\"").collect(Collectors.joining(", "));
        switch (exchange.parameter("fieldValidation")) {
            case "Strict" -> {
                if (!fields.isEmpty() && exchange.request().method().equals(HttpMethod.PATCH)) {
                    throw target.ref().invalid("/patch", "Invalid value: strict decoding error: " + all);
                }
                if (!fields.isEmpty()) {
                    throw StatusException.badRequest(target.kind().kind() + " in version \""
                            + target.kind().version()
                            + "\" cannot be handled as a " + target.kind().kind()
                            + ": strict decoding error: " + all);
                }
            }
            case "Ignore" -> {}
            case "", "Warn" ->
                fields.forEach(field -> exchange.request()
                        .response()
                        .headers()
                        .add("Warning", "299 - \"" + fault + " \\\"" + field + "\\\"\""));
            default -> throw new StatusException(422, "Invalid", "fieldValidation: Unsupported value");
        }
    }

    private static Write write(Exchange exchange, Target target) {
        Write.Part part = switch (target.subresource()) {
            case "" -> Write.Part.WHOLE;
            case "status" -> Write.Part.STATUS;
            case "scale" -> Write.Part.SCALE;
            default -> throw unknownSubresource(target);
        };
        return new Write(part, dryRun(exchange), unknown -> complain(exchange, target, "unknown field", unknown));
    }

    private static boolean dryRun(Exchange exchange) {
        String wish = exchange.parameter("dryRun");
        if (!wish.isEmpty() && !wish.equals("All")) {
            throw new StatusException(
                    422, "Invalid", "dryRun: Unsupported value: \"" + wish + "\": supported values: \"All\"");
        }
        return wish.equals("All");
    }

    void delete(Exchange exchange, Target target, Query query) {
        DeleteOptions options = options(exchange);
        if (target.name().isEmpty()) {
            Listing found = store.consistently(() -> {
                Listing all = store.list(query, Page.ALL);
                all.items().forEach(object -> store.delete(object.ref(), options));
                return all;
            });
            exchange.answer(200, Reads.json(target, found));
            return;
        }
        if (!target.subresource().isEmpty()) {
            throw StatusException.methodNotAllowed();
        }
        Deleted deleted = store.delete(target.ref(), options);
        if (deleted.gone() && !target.kind().is("pods")) {
            exchange.answer(200, success(deleted.object()));
        } else {
            exchange.answer(200, deleted.object().bytes());
        }
    }

    private static DeleteOptions options(Exchange exchange) {
        JsonNode body = exchange.tree();
        ObjectNode merged = body.isObject() ? body.deepCopy() : Trees.object();
        if (!exchange.parameter("gracePeriodSeconds").isEmpty()) {
            merged.put("gracePeriodSeconds", exchange.number("gracePeriodSeconds"));
        }
        if (!exchange.parameter("propagationPolicy").isEmpty()) {
            merged.put("propagationPolicy", exchange.parameter("propagationPolicy"));
        }
        if (dryRun(exchange)) {
            merged.putArray("dryRun").add("All");
        }
        return DeleteOptions.of(merged);
    }

    private static ObjectNode success(Stored gone) {
        ObjectNode status = Trees.object().put("kind", "Status").put("apiVersion", "v1");
        status.putObject("metadata");
        status.put("status", "Success")
                .putObject("details")
                .put("name", gone.ref().name())
                .put("kind", gone.ref().kind().plural())
                .put("uid", gone.uid());
        if (!gone.ref().kind().group().isEmpty()) {
            Trees.child(status, "details").put("group", gone.ref().kind().group());
        }
        return status;
    }
}
