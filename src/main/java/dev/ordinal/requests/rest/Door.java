package dev.ordinal.requests.rest;

import dev.ordinal.desired.DesiredStates;
import dev.ordinal.desired.Foresight;
import dev.ordinal.desired.RequestId;
import dev.ordinal.desired.Verdict;
import dev.ordinal.desired.WorkloadRequest;
import dev.ordinal.requests.codec.RequestCodec;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What every writing request passes: its body is read, its wish is made and stored, or only rehearsed, and answered. */
@ApplicationScoped
public class Door {
    private final DesiredStates desired;
    private final Foresight foresight;
    private final FreshIds fresh;
    private final int bytesMax;
    private final RequestCodec codec;

    public Door(
            DesiredStates desired,
            Foresight foresight,
            FreshIds fresh,
            @ConfigProperty(name = "ordinal.request.max-bytes") int bytesMax) {
        this.desired = desired;
        this.foresight = foresight;
        this.fresh = fresh;
        this.bytesMax = bytesMax;
        this.codec = new RequestCodec(bytesMax);
    }

    /** A request whose body says something. */
    Uni<Response> answer(
            HttpServerRequest request,
            BiFunction<RequestId, Sent, WorkloadRequest> wish,
            BiFunction<Answers, Verdict, Response> words) {
        RequestId id = Asked.id(request, fresh);
        boolean dryRun = Asked.flag(request, "dryRun");
        return read(request, body -> wish.apply(id, body))
                .chain(made -> dryRun ? rehearsed(made) : stored(made, words));
    }

    /** A request that says all in its path and parameters. */
    Uni<Response> answer(HttpServerRequest request, Function<RequestId, WorkloadRequest> wish) {
        WorkloadRequest made = wish.apply(Asked.id(request, fresh));
        return Asked.flag(request, "dryRun") ? rehearsed(made) : stored(made, Answers::of);
    }

    /** What a request would change, and nothing else of it. */
    Uni<Response> difference(HttpServerRequest request, BiFunction<RequestId, Sent, WorkloadRequest> wish) {
        RequestId id = Asked.id(request, fresh);
        return read(request, body -> wish.apply(id, body))
                .chain(desired::rehearse)
                .map(Rehearsed::differenceOf);
    }

    private Uni<Response> stored(WorkloadRequest wish, BiFunction<Answers, Verdict, Response> words) {
        Answers answers = new Answers(desired, wish);
        return desired.submit(wish).map(verdict -> words.apply(answers, verdict));
    }

    /** Large plans take a while, and an event loop has none. */
    private Uni<Response> rehearsed(WorkloadRequest wish) {
        return desired.rehearse(wish)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(rehearsal -> Rehearsed.of(rehearsal, foresight.of(rehearsal.after())));
    }

    /** Large YAML takes a while too. */
    <T> Uni<T> read(HttpServerRequest request, Function<Sent, T> reader) {
        String contentType = request.getHeader("Content-Type");
        return Body.read(request, bytesMax)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(bytes -> reader.apply(new Sent(codec, bytes, contentType == null ? "" : contentType)));
    }
}
