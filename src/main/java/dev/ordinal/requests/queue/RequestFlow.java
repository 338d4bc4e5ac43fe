package dev.ordinal.requests.queue;

import dev.ordinal.access.Access;
import dev.ordinal.access.Answer;
import dev.ordinal.access.Caller;
import dev.ordinal.cluster.ApiFailure;
import dev.ordinal.desired.DesiredStates;
import dev.ordinal.desired.Refusal;
import dev.ordinal.desired.Verdict;
import dev.ordinal.desired.WorkloadRequest;
import dev.ordinal.requests.Needed;
import dev.ordinal.requests.codec.Reading;
import dev.ordinal.requests.codec.RequestCodec;
import dev.ordinal.requests.replies.Replies;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * What happens to a message (NOTHING_LOST): it is read, its wish stored, and only then acknowledged. Refused ones are put aside
 * first. While the cluster does not answer nothing is acknowledged and, once enough wait, nothing more is taken.
 */
final class RequestFlow {
    private static final Logger LOG = Logger.getLogger(RequestFlow.class);

    /** Requests that are being stored or wait for one of the same workload; what is beyond stays with the broker. */
    static final int IN_FLIGHT_MAX = 32;

    private final Doors doors;
    private final DeadLetters deadLetters;
    private final Patience patience;
    private final Executor readers;
    private final Lanes lanes = new Lanes(IN_FLIGHT_MAX);

    RequestFlow(Doors doors, DeadLetters deadLetters, Patience patience, Executor readers) {
        this.doors = doors;
        this.deadLetters = deadLetters;
        this.patience = patience;
        this.readers = readers;
    }

    /** What a request passes on its way in, and where it is told what became of it. */
    record Doors(RequestCodec codec, Access access, DesiredStates desired, Replies replies) {}

    /**
     * Takes a message. The answer completes when the next one may come, which keeps their order.
     *
     * @param acknowledge called once, after the wish is stored or the message is put aside
     */
    CompletionStage<Void> take(Delivery delivery, Supplier<CompletionStage<Void>> acknowledge) {
        return CompletableFuture.supplyAsync(() -> read(delivery), readers).thenCompose(reading -> switch (reading) {
            case Reading.Understood(WorkloadRequest request) ->
                lanes.enter(request.key(), () -> stored(delivery, request, acknowledge));
            case Reading.Refused refused -> lanes.enter(delivery, () -> refused(delivery, refused, acknowledge));
        });
    }

    private Reading read(Delivery delivery) {
        try {
            return doors.codec().read(delivery.arrived());
        } catch (RuntimeException e) {
            LOG.errorf(e, "The reader failed on the message at %s", delivery.origin());
            return new Reading.Refused(Optional.empty(), "", internal(e));
        }
    }

    private CompletionStage<Void> stored(
            Delivery delivery, WorkloadRequest request, Supplier<CompletionStage<Void>> acknowledge) {
        return submit(request)
                .onFailure()
                .recoverWithItem(failure -> givenUp(request, failure))
                .chain(verdict -> settle(delivery, request, verdict)
                        .invoke(() -> doors.replies().stored(request, verdict)))
                .chain(() -> acknowledged(delivery, acknowledge))
                .subscribeAsCompletionStage();
    }

    private CompletionStage<Void> refused(
            Delivery delivery, Reading.Refused refused, Supplier<CompletionStage<Void>> acknowledge) {
        return putAside(delivery, refused.refusal())
                .invoke(() ->
                        refused.id().ifPresent(id -> doors.replies().refused(id, refused.subject(), refused.refusal())))
                .chain(() -> acknowledged(delivery, acknowledge))
                .subscribeAsCompletionStage();
    }

    /** Retries what nobody expects some times, and a cluster that does not answer for ever. */
    private Uni<Verdict> submit(WorkloadRequest request) {
        return Uni.createFrom()
                .deferred(() -> allowed(request))
                .onFailure(failure -> !passing(failure))
                .retry()
                .withBackOff(patience.first(), patience.longest())
                .withJitter(Patience.JITTER)
                .atMost(patience.tries() - 1L)
                .onFailure(RequestFlow::passing)
                .invoke(failure -> LOG.warnf("%s waits: %s", request.key(), failure.getMessage()))
                .onFailure(RequestFlow::passing)
                .retry()
                .withBackOff(patience.first(), patience.longest())
                .withJitter(Patience.JITTER)
                .indefinitely();
    }

    private Uni<Verdict> allowed(WorkloadRequest request) {
        return doors.access()
                .ask(Caller.QUEUE, Needed.of(request), request.key().namespace())
                .chain(answer -> switch (answer) {
                    case Answer.Allowed() -> doors.desired().submit(request).invoke(RequestFlow::insist);
                    case Answer.Denied(String why) ->
                        Uni.createFrom().item(new Verdict.Refused(Refusal.of(Refusal.Kind.FORBIDDEN, "", why)));
                });
    }

    private Uni<Void> settle(Delivery delivery, WorkloadRequest request, Verdict verdict) {
        return switch (verdict) {
            case Verdict.Stored stored -> Uni.createFrom().voidItem();
            case Verdict.Deleted deleted -> Uni.createFrom().voidItem();
            case Verdict.NotYet notYet -> throw new StillGoing(notYet.detail());
            case Verdict.Duplicate duplicate -> {
                LOG.debugf("%s came again for %s", request.id(), request.key());
                yield Uni.createFrom().voidItem();
            }
            case Verdict.Refused(Refusal refusal) -> putAside(delivery, refusal);
        };
    }

    /** A broker that does not take dead letters now is waited for as long as it takes. */
    private Uni<Void> putAside(Delivery delivery, Refusal refusal) {
        LOG.infof("Refused the message at %s: %s", delivery.origin(), refusal.detail());
        return Uni.createFrom()
                .deferred(() -> deadLetters.store(delivery, refusal))
                .onFailure()
                .invoke(failure -> LOG.warnf("A dead letter waits: %s", failure))
                .onFailure()
                .retry()
                .withBackOff(patience.first(), patience.longest())
                .withJitter(Patience.JITTER)
                .indefinitely();
    }

    private static Uni<Void> acknowledged(Delivery delivery, Supplier<CompletionStage<Void>> acknowledge) {
        return Uni.createFrom().completionStage(acknowledge).onFailure().recoverWithItem(failure -> {
            LOG.warnf("Could not acknowledge the message at %s; it will come again: %s", delivery.origin(), failure);
            return null;
        });
    }

    private Verdict givenUp(WorkloadRequest request, Throwable failure) {
        LOG.errorf(failure, "Gave up on %s for %s after %d tries", request.id(), request.key(), patience.tries());
        return new Verdict.Refused(internal(failure));
    }

    private static Refusal internal(Throwable failure) {
        return Refusal.of(
                Refusal.Kind.INTERNAL,
                "",
                "failed on our side: " + failure.getClass().getSimpleName());
    }

    private static boolean passing(Throwable failure) {
        return failure instanceof StillGoing || (failure instanceof ApiFailure api && api.passing());
    }

    /** A wish for a name that a former workload has not left yet keeps its place in the order until it can be stored. */
    private static void insist(Verdict verdict) {
        if (verdict instanceof Verdict.NotYet notYet) {
            throw new StillGoing(notYet.detail());
        }
    }

    private static final class StillGoing extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StillGoing(String detail) {
            super(detail);
        }
    }
}
