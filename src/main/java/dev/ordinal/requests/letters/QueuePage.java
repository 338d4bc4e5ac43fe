package dev.ordinal.requests.letters;

import dev.ordinal.desired.Refusal;
import dev.ordinal.desired.RefusedException;
import dev.ordinal.requests.problem.Problem;
import dev.ordinal.requests.problem.ProblemException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A page of a queue that can only be walked from its oldest letter on; never holds more than the page. */
public final class QueuePage {
    private final PageAsked asked;
    private final Deque<Slip> kept = new ArrayDeque<>();
    private boolean met;
    private boolean more;

    public QueuePage(PageAsked asked) {
        this.asked = asked;
    }

    /** The next one of the walk; says whether to go on. */
    public boolean take(Letter letter) {
        boolean mark = asked.after().filter(letter.id()::equals).isPresent();
        return oldestFirst() ? forward(letter, mark) : backward(letter, mark);
    }

    private boolean forward(Letter letter, boolean mark) {
        if (asked.after().isPresent() && !met) {
            met = mark;
            return true;
        }
        if (kept.size() == asked.limit()) {
            more = true;
            return false;
        }
        kept.addLast(Slip.of(letter));
        return true;
    }

    /** The last ones before the mark, or before the end. */
    private boolean backward(Letter letter, boolean mark) {
        if (mark) {
            met = true;
            return false;
        }
        kept.addLast(Slip.of(letter));
        if (kept.size() > asked.limit()) {
            kept.removeFirst();
            more = true;
        }
        return true;
    }

    /**
     * After the walk.
     *
     * @param whole whether it ended because nothing more lies there, or this page said so
     */
    public LetterPage end(boolean whole) {
        boolean lost = asked.after().isPresent() && !met;
        if (!whole && (lost || !oldestFirst())) {
            throw new ProblemException(Problem.notOffered("this broker shows only the oldest " + Shelf.LOOK_MAX
                    + " letters; ask for sort=-age, or settle some of them first"));
        }
        if (lost) {
            throw new RefusedException(
                    Refusal.Kind.STALE, "", "the letter that the page before ended with is gone; begin again");
        }
        List<Slip> items = new ArrayList<>(kept);
        if (!oldestFirst()) {
            Collections.reverse(items);
        }
        boolean goesOn = !items.isEmpty() && (more || !whole);
        return new LetterPage(items, goesOn ? Optional.of(items.getLast().id()) : Optional.empty());
    }

    private boolean oldestFirst() {
        return asked.order() == PageAsked.Order.OLDEST_FIRST;
    }
}
