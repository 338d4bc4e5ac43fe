package dev.ordinal.embedded.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.embedded.faults.StatusException;
import dev.ordinal.embedded.kinds.Kind;
import dev.ordinal.embedded.store.FieldSelector;
import dev.ordinal.embedded.store.Listing;
import dev.ordinal.embedded.store.Page;
import dev.ordinal.embedded.store.Query;
import dev.ordinal.embedded.store.Store;
import dev.ordinal.embedded.store.Stored;
import dev.ordinal.embedded.trees.Requirements;
import dev.ordinal.embedded.trees.Trees;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** GET: one object, a list, or a watch; as JSON or as a table. */
record Reads(Vertx vertx, Store store, Duration bookmarkEvery) {
    /** What real servers give a watch that names no time: half an hour to an hour. */
    private static final Duration WATCH_TIMEOUT = Duration.ofMinutes(45);

    void answer(Exchange exchange, Target target) {
        if (exchange.flag("watch")) {
            watch(exchange, target);
        } else if (target.name().isEmpty()) {
            list(exchange, target);
        } else {
            get(exchange, target);
        }
    }

    private void get(Exchange exchange, Target target) {
        Stored object = store.get(target.ref());
        switch (target.subresource()) {
            case "" -> whole(exchange, target, object);
            case "status" -> {
                if (!target.kind().hasStatus()) {
                    throw StatusException.noSuchPath();
                }
                exchange.answer(200, object.bytes());
            }
            case "scale" -> exchange.answer(200, Store.scale(object));
            case "log" -> {
                if (!target.kind().is("pods")) {
                    throw StatusException.noSuchPath();
                }
                new Story(store, target.ref(), exchange).tell(vertx);
            }
            default -> throw Writes.unknownSubresource(target);
        }
    }

    private void whole(Exchange exchange, Target target, Stored object) {
        switch (exchange.form()) {
            case TABLE -> {
                ObjectNode table = tables(exchange, target).of(List.of(object), true);
                Trees.metadata(table).put("resourceVersion", Long.toString(object.version()));
                exchange.answer(200, table);
            }
            case METADATA -> exchange.answer(200, Tables.metadata(object));
            case WHOLE -> exchange.answer(200, object.bytes());
        }
    }

    private Tables tables(Exchange exchange, Target target) {
        return new Tables(target.kind(), exchange.parameter("includeObject"), store.now());
    }

    Query query(Exchange exchange, Target target) {
        try {
            Requirements labels = Requirements.parse(exchange.parameter("labelSelector"));
            FieldSelector fields = FieldSelector.parse(target.kind(), exchange.parameter("fieldSelector"));
            return new Query(target.kind(), target.namespace(), labels, fields);
        } catch (IllegalArgumentException e) {
            throw StatusException.badRequest(e.getMessage() == null ? "invalid selector" : e.getMessage());
        }
    }

    private void list(Exchange exchange, Target target) {
        Versions.of(exchange).demandForList(exchange);
        Page page = new Page(
                exchange.number("limit"),
                exchange.parameter("continue"),
                Versions.of(exchange).exact());
        demandPast(Versions.of(exchange));
        Listing listing = store.list(query(exchange, target), page);
        switch (exchange.form()) {
            case TABLE -> {
                ObjectNode table = tables(exchange, target).of(listing.items(), true);
                describe(Trees.metadata(table), listing);
                exchange.answer(200, table);
            }
            case METADATA ->
                exchange.answer(
                        200,
                        json("PartialObjectMetadata", "meta.k8s.io/v1", listing, o -> Trees.bytes(Tables.metadata(o))));
            case WHOLE -> exchange.answer(200, json(target, listing));
        }
    }

    /** Items of built-in kinds do not repeat what the head says. */
    static byte[] json(Target target, Listing listing) {
        Kind kind = target.kind();
        return json(
                kind.kind(),
                kind.apiVersion(),
                listing,
                kind.custom() ? Stored::bytes : item -> Trees.bytes(Trees.without(item.tree(), "kind", "apiVersion")));
    }

    private static byte[] json(String kind, String apiVersion, Listing listing, Function<Stored, byte[]> form) {
        ObjectNode head = Trees.object().put("kind", kind + "List").put("apiVersion", apiVersion);
        describe(head.putObject("metadata"), listing);
        byte[] start = Trees.bytes(head);
        Buffer all = Buffer.buffer()
                .appendBytes(start, 0, start.length - 1)
                .appendBytes(",\"items\":[".getBytes(StandardCharsets.UTF_8));
        String comma = "";
        for (Stored item : listing.items()) {
            all.appendString(comma).appendBytes(form.apply(item));
            comma = ",";
        }
        return all.appendString("]}").getBytes();
    }

    private static void describe(ObjectNode metadata, Listing listing) {
        metadata.put("resourceVersion", Long.toString(listing.version()));
        if (!listing.next().isEmpty()) {
            metadata.put("continue", listing.next());
        }
        if (listing.remaining() > 0) {
            metadata.put("remainingItemCount", listing.remaining());
        }
    }

    private void demandPast(Versions versions) {
        long now = store.version();
        if (versions.wanted() > now) {
            throw StatusException.tooLarge(versions.wanted(), now);
        }
    }

    private void watch(Exchange exchange, Target target) {
        Query query = query(exchange, target);
        if (!target.name().isEmpty()) {
            FieldSelector one = FieldSelector.parse(target.kind(), "metadata.name=" + target.name());
            query = new Query(query.kind(), query.namespace(), query.labels(), one);
        }
        Versions versions = Versions.of(exchange);
        versions.demandForWatch(exchange);
        Exchange.Form form = exchange.form();
        Optional<Tables> table = form == Exchange.Form.TABLE ? Optional.of(tables(exchange, target)) : Optional.empty();
        int seconds = exchange.number("timeoutSeconds");
        boolean initial = exchange.flag("sendInitialEvents");
        WatchStream.Wishes wishes = new WatchStream.Wishes(
                initial ? 0 : versions.wanted(),
                exchange.flag("allowWatchBookmarks"),
                initial && exchange.flag("allowWatchBookmarks"),
                seconds > 0 ? Duration.ofSeconds(seconds) : WATCH_TIMEOUT,
                form,
                table);
        Query wanted = query;
        if ("websocket".equalsIgnoreCase(exchange.request().getHeader("Upgrade"))) {
            exchange.request()
                    .toWebSocket()
                    .onSuccess(socket ->
                            new WatchStream(vertx, Line.socket(socket), wishes).start(store, wanted, bookmarkEvery));
        } else {
            new WatchStream(vertx, Line.chunked(exchange.request(), "application/json"), wishes)
                    .start(store, wanted, bookmarkEvery);
        }
    }
}
