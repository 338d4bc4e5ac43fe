package dev.ordinal.transcript;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.cluster.ApiFailure;
import dev.ordinal.cluster.ClusterApi;
import dev.ordinal.cluster.Deletion;
import dev.ordinal.cluster.Json;
import dev.ordinal.cluster.ObjectRef;
import dev.ordinal.cluster.Page;
import dev.ordinal.cluster.PatchType;
import dev.ordinal.cluster.Query;
import dev.ordinal.cluster.WatchEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.function.Supplier;

/** The program's line to the API server, on which a script can have calls refused and events held up. */
final class Interference {
    private final List<Rule> rules = new ArrayList<>();
    private final Queue<Runnable> underWay = new ArrayDeque<>();
    private final Set<String> held = new HashSet<>();

    /**
     * A kind of call that is refused.
     *
     * @param name empty for any
     */
    record Refusal(String verb, String resource, String name, int code) {
        boolean meets(String called, ObjectRef ref, String of) {
            return called.equals(verb)
                    && ref.resource().plural().equals(resource)
                    && (name.isEmpty() || of.equals(name));
        }

        ApiFailure failure(String of) {
            String message = "the transcript refuses to " + verb + " " + of;
            ObjectNode status = Json.object().put("kind", "Status").put("message", message);
            return ApiFailure.of(code, status.put("reason", code == 403 ? "Forbidden" : "Refused"));
        }
    }

    /** A refusal, after how many calls that pass it begins, and how often it is still in force. */
    private static final class Rule {
        private final Refusal refusal;
        private int spared;
        private int times;

        Rule(Refusal refusal, int spared, int times) {
            this.refusal = refusal;
            this.spared = spared;
            this.times = times;
        }
    }

    void refuse(Refusal refusal, int spared, int times) {
        rules.add(new Rule(refusal, spared, times));
    }

    void allowAll() {
        rules.clear();
    }

    /** From now on no event about this resource arrives. */
    void hold(String resource) {
        held.add(resource);
    }

    /** All that were held up arrive, in order. */
    void release() {
        held.clear();
        while (!underWay.isEmpty()) {
            underWay.remove().run();
        }
    }

    /** What a process had on its way to it is lost with it. */
    ClusterApi on(ClusterApi api) {
        underWay.clear();
        return new Line(api);
    }

    private <T> Uni<T> unlessRefused(String verb, ObjectRef ref, String name, Supplier<Uni<T>> call) {
        Iterator<Rule> each = rules.iterator();
        while (each.hasNext()) {
            Rule rule = each.next();
            if (rule.refusal.meets(verb, ref, name)) {
                if (rule.spared > 0) {
                    rule.spared--;
                    continue;
                }
                if (--rule.times == 0) {
                    each.remove();
                }
                return Uni.createFrom()
                        .failure(rule.refusal.failure(ref.resource().plural() + " " + name));
            }
        }
        return call.get();
    }

    private final class Line implements ClusterApi {
        private final ClusterApi api;

        Line(ClusterApi api) {
            this.api = api;
        }

        @Override
        public Uni<ObjectNode> get(ObjectRef object) {
            return unlessRefused("get", object, object.name(), () -> api.get(object));
        }

        @Override
        public Uni<Page> list(Query query) {
            return api.list(query);
        }

        @Override
        public Multi<WatchEvent> watch(Query query, String resourceVersion) {
            return Multi.createFrom().emitter(emitter -> {
                Cancellable watch = api.watch(query, resourceVersion)
                        .subscribe()
                        .with(event -> arrive(query, () -> emitter.emit(event)), emitter::fail, emitter::complete);
                emitter.onTermination(watch::cancel);
            });
        }

        private void arrive(Query query, Runnable event) {
            if (held.contains(query.resource().plural())) {
                underWay.add(event);
            } else {
                event.run();
            }
        }

        @Override
        public Uni<ObjectNode> create(ObjectRef collection, ObjectNode body, Write write) {
            String name = body.at("/metadata/name").asText();
            return unlessRefused("create", collection, name, () -> api.create(collection, body, write));
        }

        @Override
        public Uni<ObjectNode> replace(ObjectRef object, ObjectNode body, Write write) {
            return unlessRefused("replace", object, object.name(), () -> api.replace(object, body, write));
        }

        @Override
        public Uni<ObjectNode> patch(ObjectRef object, PatchType type, JsonNode body) {
            return unlessRefused("patch", object, object.name(), () -> api.patch(object, type, body));
        }

        @Override
        public Uni<Void> delete(ObjectRef object, Deletion deletion) {
            return unlessRefused("delete", object, object.name(), () -> api.delete(object, deletion));
        }
    }
}
