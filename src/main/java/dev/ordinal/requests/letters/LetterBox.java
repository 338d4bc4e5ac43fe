package dev.ordinal.requests.letters;

import dev.ordinal.desired.Refusal;
import dev.ordinal.desired.RefusedException;
import dev.ordinal.requests.problem.Problem;
import dev.ordinal.requests.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** The dead letters of whichever broker there is: one question at a time, and no answer takes for ever. */
public final class LetterBox {
    private static final Logger LOG = Logger.getLogger(LetterBox.class);

    /** Longer than the 20 seconds within which a broker confirms what it was sent. */
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(30);

    private final Optional<Shelf> shelf;
    private final Turnstile turnstile = new Turnstile();

    /**
     * The one box.
     *
     * @param shelf empty where no queue is read
     */
    public LetterBox(Optional<Shelf> shelf) {
        this.shelf = shelf;
    }

    public Uni<LetterPage> page(PageAsked asked) {
        return ask(broker -> broker.page(asked));
    }

    public Uni<Letter> letter(String id) {
        return ask(broker -> broker.letter(id));
    }

    public Uni<Map<String, Optional<Refusal>>> settle(List<String> ids, Fate fate) {
        return ask(broker -> broker.settle(ids, fate))
                .invoke(done -> done.forEach((id, refusal) -> {
                    if (refusal.isEmpty()) {
                        LOG.infof("The dead letter %s was %s", id, fate == Fate.REPLAYED ? "replayed" : "discarded");
                    }
                }));
    }

    private <T> Uni<T> ask(Function<Shelf, Uni<T>> question) {
        if (shelf.isEmpty()) {
            throw new RefusedException(
                    Refusal.Kind.NOT_FOUND, "", "no queue is read here, so there are no dead letters");
        }
        return turnstile
                .alone(() -> question.apply(shelf.get()))
                .ifNoItem()
                .after(ANSWERED_WITHIN)
                .fail()
                .onFailure(failure -> !(failure instanceof RefusedException || failure instanceof ProblemException))
                .transform(LetterBox::away);
    }

    private static ProblemException away(Throwable failure) {
        LOG.warnf("The broker can't be asked for dead letters: %s", failure);
        return new ProblemException(Problem.brokerUnavailable("The broker can't be asked now; try again later"));
    }
}
