package dev.ordinal.requests.letters;

import dev.ordinal.requests.problem.Problem;
import dev.ordinal.requests.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Lets one through after the other, so that memory and connections have a bound however many ask. */
final class Turnstile {
    /** Waiting ones and the one inside; more would wait longer than anybody does. */
    static final int WITHIN_MAX = 16;

    private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);
    private int within;

    <T> Uni<T> alone(Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            CompletableFuture<Void> mine = new CompletableFuture<>();
            CompletableFuture<Void> before = enter(mine);
            return Uni.createFrom()
                    .completionStage(before::minimalCompletionStage)
                    .chain(nothing -> work.get())
                    .onTermination()
                    .invoke(() -> leave(before, mine));
        });
    }

    private synchronized CompletableFuture<Void> enter(CompletableFuture<Void> mine) {
        if (within == WITHIN_MAX) {
            throw new ProblemException(Problem.brokerUnavailable("too many ask for dead letters at once"));
        }
        within++;
        CompletableFuture<Void> before = last;
        last = mine;
        return before;
    }

    /** Who gives up waiting lets nobody past those before. */
    @SuppressWarnings("FutureReturnValueIgnored") // it says only when the next one may come
    private void leave(CompletableFuture<Void> before, CompletableFuture<Void> mine) {
        synchronized (this) {
            within--;
        }
        before.whenComplete((nothing, failure) -> mine.complete(null));
    }
}
