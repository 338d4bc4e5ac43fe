package dev.ordinal.requests.letters;

import dev.ordinal.desired.Refusal;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the letters of one kind of broker lie. Only one of its answers is asked for at a time. Refusals come as
 * {@link dev.ordinal.desired.RefusedException}, all other failures mean that the broker can't be asked now.
 */
public interface Shelf {
    /**
     * Letters that are looked at for one answer: some seconds of a broker's time. What lies deeper is found when what lies before
     * it is gone.
     */
    int LOOK_MAX = 10_000;

    /** As {@code ordinal.queue.broker} names it. */
    String broker();

    Uni<LetterPage> page(PageAsked asked);

    /** Whole, with its body. */
    Uni<Letter> letter(String id);

    /**
     * Decides about some, in this order.
     *
     * @return of each, why nothing was done about it; empty where it was
     */
    Uni<Map<String, Optional<Refusal>>> settle(List<String> ids, Fate fate);
}
