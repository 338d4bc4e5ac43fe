package dev.ordinal.sim;

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
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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
    private final SimClock clock;
    private final Caller caller;
    private final Network network;
    private final SimProcess process;
    private final Duration timeTravel;
    private final Instant started;
    private Decision answering;

    public StoreClusterApi(Store store, Agenda agenda, SimClock clock, Caller caller) {
        this.store = store;
        this.agenda = agenda;
        this.clock = clock;
        this.caller = caller;
        this.network = caller.network();
        this.process = caller.process();
        this.timeTravel = network.timeTravel();
        this.started = clock.instant();
    }

    /**
     * Who calls, what may befall the calls, and who is told of them.
     *
     * @param wall the clock of the process
     * @param mishap what befalls the process upon its writes
     */
    public record Caller(
            SimProcess process,
            Network network,
            Invariants invariants,
            Transcript transcript,
            Eyes eyes,
            InstantSource wall,
            Mishap mishap) {}

    /** Is told of each write of a process, its lease apart, when it leaves, when it is done, and when the process knows that. */
    public interface Mishap {
        Mishap NONE = (process, stage) -> {};

        void upon(SimProcess process, Stage stage);

        /** How far a write has come. */
        enum Stage {
            SENT,
            DONE,
            KNOWN
        }
    }

    /** Of a process whose calls take no time, that nothing befalls, and whose writes nobody judges. */
    public static StoreClusterApi undisturbed(Store store, Agenda agenda, SimClock clock, SimProcess process) {
        Tally tally = new Tally();
        Transcript transcript = new Transcript(clock);
        Caller caller = new Caller(
                process,
                new Network(() -> 0, clock, tally),
                new Invariants(clock, transcript, tally),
                transcript,
                new Eyes("test"),
                clock,
                Mishap.NONE);
        return new StoreClusterApi(store, agenda, clock, caller);
    }

    @Override
    public Uni<ObjectNode> get(ObjectRef object) {
        return call(
                Call.Verb.GET,
                object,
                Json.object(),
                () -> store.get(ref(object)).copy());
    }

    /** As of the moment it reaches the server, never an older one: the program asks for no particular version. */
    @Override
    public Uni<Page> list(Query query) {
        Instant asked = clock.instant();
        return this.<Listing>call(
                        Call.Verb.LIST,
                        query.resource().at(query.namespace(), ""),
                        Json.object(),
                        () -> store.list(
                                selecting(query),
                                new dev.ordinal.embedded.store.Page(query.limit(), query.continueToken())))
                .map(listing -> shown(query, listing, asked));
    }

    private Page shown(Query query, Listing listing, Instant asked) {
        Eyes.Listing told = new Eyes.Listing(listing.items(), listing.version(), asked);
        caller.eyes().told(kind(query.resource()).id(), told, caller.wall().instant());
        return new Page(
                listing.items().stream().map(Stored::copy).toList(), Long.toString(listing.version()), listing.next());
    }

    @Override
    public Multi<WatchEvent> watch(Query query, String resourceVersion) {
        return Multi.createFrom().emitter(emitter -> {
            Optional<ApiFailure> refused = behind().or(() -> network.before(false));
            if (refused.isPresent()) {
                agenda.schedule(network.latency(), () -> process.run(() -> emitter.fail(refused.get())));
            } else {
                SimWatch watch = new SimWatch(
                        emitter,
                        agenda,
                        caller,
                        event -> caller.eyes().told(event, caller.wall().instant()));
                agenda.schedule(
                        network.latency(), () -> watch.open(store, selecting(query), Long.parseLong(resourceVersion)));
            }
        });
    }

    /** F4: the watch cache of the server has not come as far as the list. */
    private Optional<ApiFailure> behind() {
        return clock.instant().isBefore(started.plus(timeTravel))
                ? Optional.of(Network.failure(504, "Timeout", "Too large resource version"))
                : Optional.empty();
    }

    @Override
    public Uni<ObjectNode> create(ObjectRef collection, ObjectNode body, Write write) {
        ObjectNode sent = body.deepCopy();
        return call(
                Call.Verb.CREATE,
                collection,
                sent,
                () -> store.create(kind(collection.resource()), collection.namespace(), sent, how(collection, write))
                        .copy());
    }

    @Override
    public Uni<ObjectNode> replace(ObjectRef object, ObjectNode body, Write write) {
        ObjectNode sent = body.deepCopy();
        return call(
                write.dryRun() ? Call.Verb.TRY : Call.Verb.UPDATE,
                object,
                sent,
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
                Call.Verb.PATCH,
                object,
                sent,
                () -> store.patch(ref(object), new Patch(form, sent), how(object, Write.PLAIN))
                        .copy());
    }

    @Override
    public Uni<Void> delete(ObjectRef object, Deletion deletion) {
        DeleteOptions options = new DeleteOptions(
                OptionalInt.empty(), deletion.propagation(), deletion.uid(), deletion.version(), deletion.dryRun());
        ObjectNode body = Json.object().put("uid", deletion.uid()).put("resourceVersion", deletion.version());
        return call(Call.Verb.DELETE, object, body, () -> store.delete(ref(object), options))
                .replaceWithVoid();
    }

    /** What is called at once upon an answer rests on what the call that was answered did. */
    private <T> Uni<T> call(Call.Verb verb, ObjectRef object, JsonNode body, Supplier<T> operation) {
        return Uni.createFrom().emitter(emitter -> {
            Decision decision = answering != null
                    ? answering
                    : new Decision(caller.eyes(), clock.instant(), caller.wall().instant());
            Call call = new Call(verb, object, body, decision, clock.instant());
            decision.sends(call);
            caller.invariants().sent(call);
            mishap(call, Mishap.Stage.SENT);
            agenda.schedule(
                    network.latency(), () -> process.send(() -> answer(call, perform(call, operation), emitter)));
        });
    }

    /** What the server makes of it, and what becomes of its answer. */
    private <T> Answer<T> perform(Call call, Supplier<T> operation) {
        Optional<ApiFailure> lost = network.before(call.writes());
        if (lost.isPresent()) {
            return new Answer<>(Optional.empty(), lost);
        }
        try {
            T done = caller.invariants().byProgram(call, operation);
            Optional<ApiFailure> failure = network.after(call.writes());
            mishap(call, Mishap.Stage.DONE);
            return new Answer<>(Optional.of(done), failure);
        } catch (StatusException refusal) {
            return new Answer<>(Optional.empty(), Optional.of(ApiFailure.of(refusal.code(), refusal.toStatus())));
        }
    }

    private void mishap(Call call, Mishap.Stage stage) {
        if (call.writes() && !call.about("leases") && !call.about("events")) {
            caller.mishap().upon(process, stage);
        }
    }

    private record Answer<T>(Optional<T> done, Optional<ApiFailure> failure) {}

    private <T> void answer(Call call, Answer<T> answer, UniEmitter<? super T> emitter) {
        answer.failure()
                .ifPresent(failure -> caller.transcript()
                        .note((answer.done().isPresent() ? "done, but " : "not done: ") + call + " answers "
                                + failure.code() + " " + failure.getMessage()));
        agenda.schedule(network.latency(), () -> process.run(() -> deliver(call, answer, emitter)));
    }

    private <T> void deliver(Call call, Answer<T> answer, UniEmitter<? super T> emitter) {
        answering = call.decision();
        try {
            if (answer.failure().isPresent()) {
                emitter.fail(answer.failure().get());
            } else {
                call.succeeded(clock.instant());
                emitter.complete(answer.done().orElseThrow());
                mishap(call, Mishap.Stage.KNOWN);
            }
        } finally {
            answering = null;
        }
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
