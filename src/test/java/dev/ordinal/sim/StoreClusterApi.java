package dev.ordinal.sim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.cluster.ApiFailure;
import dev.ordinal.cluster.ClusterApi;
import dev.ordinal.cluster.Deletion;
import dev.ordinal.cluster.ObjectRef;
import dev.ordinal.cluster.Page;
import dev.ordinal.cluster.PatchType;
import dev.ordinal.cluster.Query;
import dev.ordinal.cluster.Resource;
import dev.ordinal.cluster.WatchEvent;
import dev.ordinal.embedded.controllers.Agenda;
import dev.ordinal.embedded.faults.StatusException;
import dev.ordinal.embedded.kinds.Kind;
import dev.ordinal.embedded.kinds.Ref;
import dev.ordinal.embedded.store.DeleteOptions;
import dev.ordinal.embedded.store.Listing;
import dev.ordinal.embedded.store.Patch;
import dev.ordinal.embedded.store.Store;
import dev.ordinal.embedded.store.Stored;
import dev.ordinal.embedded.store.Write.Part;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * The API of the embedded cluster without HTTP, in simulated time. A call travels to the server and its answer travels back, each
 * for a while; on either way it can be lost. What is on its way when the process crashes is done all the same.
 */
public final class StoreClusterApi implements ClusterApi {
    private final Store store;
    private final Agenda agenda;
    private final Faults faults;
    private final SimProcess process;
    private final Invariants invariants;

    public StoreClusterApi(Store store, Agenda agenda, Caller caller) {
        this.store = store;
        this.agenda = agenda;
        this.faults = caller.faults();
        this.process = caller.process();
        this.invariants = caller.invariants();
    }

    /** Who calls, what may befall the calls, and who is told that a write is the program's. */
    public record Caller(SimProcess process, Faults faults, Invariants invariants) {}

    @Override
    public Uni<ObjectNode> get(ObjectRef object) {
        return call("get " + object, () -> store.get(ref(object)).copy());
    }

    @Override
    public Uni<Page> list(Query query) {
        return call("list " + query.resource().plural(), () -> {
            Listing listing = store.list(
                    selecting(query), new dev.ordinal.embedded.store.Page(query.limit(), query.continueToken()));
            return new Page(
                    listing.items().stream().map(Stored::copy).toList(),
                    Long.toString(listing.version()),
                    listing.next());
        });
    }

    @Override
    public Multi<WatchEvent> watch(Query query, String resourceVersion) {
        return Multi.createFrom().emitter(emitter -> {
            Optional<ApiFailure> refused = faults.before();
            if (refused.isPresent()) {
                agenda.schedule(faults.latency(), () -> process.run(() -> emitter.fail(refused.get())));
            } else {
                SimWatch watch = new SimWatch(emitter, agenda, process, faults);
                agenda.schedule(
                        faults.latency(), () -> watch.open(store, selecting(query), Long.parseLong(resourceVersion)));
            }
        });
    }

    @Override
    public Uni<ObjectNode> create(ObjectRef collection, ObjectNode body, Write write) {
        ObjectNode sent = body.deepCopy();
        return call(
                "create " + collection,
                () -> store.create(kind(collection.resource()), collection.namespace(), sent, how(collection, write))
                        .copy());
    }

    @Override
    public Uni<ObjectNode> replace(ObjectRef object, ObjectNode body, Write write) {
        ObjectNode sent = body.deepCopy();
        return call(
                "update " + object,
                () -> store.update(ref(object), sent, how(object, write)).copy());
    }

    @Override
    public Uni<ObjectNode> patch(ObjectRef object, PatchType type, JsonNode body) {
        JsonNode sent = body.deepCopy();
        Patch.Form form = switch (type) {
            case JSON -> Patch.Form.JSON;
            case MERGE -> Patch.Form.MERGE;
            case STRATEGIC -> Patch.Form.STRATEGIC;
        };
        return call(
                "patch " + object,
                () -> store.patch(ref(object), new Patch(form, sent), how(object, Write.PLAIN))
                        .copy());
    }

    @Override
    public Uni<Void> delete(ObjectRef object, Deletion deletion) {
        DeleteOptions options = new DeleteOptions(
                OptionalInt.empty(), deletion.propagation(), deletion.uid(), deletion.version(), false);
        return call("delete " + object, () -> store.delete(ref(object), options))
                .replaceWithVoid();
    }

    private <T> Uni<T> call(String what, Supplier<T> operation) {
        return Uni.createFrom()
                .emitter(emitter -> agenda.schedule(faults.latency(), () -> answer(perform(operation), emitter, what)));
    }

    /** What the server makes of it, and what becomes of its answer. */
    private <T> Answer<T> perform(Supplier<T> operation) {
        Optional<ApiFailure> lost = faults.before();
        if (lost.isPresent()) {
            return new Answer<>(Optional.empty(), lost);
        }
        try {
            T done = invariants.byProgram(operation);
            return new Answer<>(Optional.of(done), faults.after());
        } catch (StatusException refusal) {
            return new Answer<>(Optional.empty(), Optional.of(ApiFailure.of(refusal.code(), refusal.toStatus())));
        }
    }

    private record Answer<T>(Optional<T> done, Optional<ApiFailure> failure) {}

    private <T> void answer(Answer<T> answer, UniEmitter<? super T> emitter, String what) {
        answer.failure()
                .ifPresent(failure -> invariants.note((answer.done().isPresent() ? "done, but " : "not done: ") + what
                        + " answers " + failure.code() + " " + failure.getMessage()));
        agenda.schedule(
                faults.latency(),
                () -> process.run(() -> answer.failure()
                        .ifPresentOrElse(
                                emitter::fail,
                                () -> emitter.complete(answer.done().orElseThrow()))));
    }

    private dev.ordinal.embedded.store.Write how(ObjectRef object, Write write) {
        Part part = object.subresource().equals("status") ? Part.STATUS : Part.WHOLE;
        return new dev.ordinal.embedded.store.Write(part, write.dryRun(), unknown -> {
            if (write.strict()) {
                throw StatusException.badRequest("strict decoding error: " + unknown);
            }
        });
    }

    private dev.ordinal.embedded.store.Query selecting(Query query) {
        return dev.ordinal.embedded.store.Query.in(kind(query.resource()), query.namespace());
    }

    private Ref ref(ObjectRef object) {
        return new Ref(kind(object.resource()), object.namespace(), object.name());
    }

    private Kind kind(Resource resource) {
        return store.kinds()
                .need(resource.group().isEmpty() ? resource.plural() : resource.plural() + "." + resource.group());
    }
}
