package dev.ordinal.subscribers;

import dev.ordinal.status.StatusEvent;
import java.util.ArrayList;
import java.util.List;

/** Events on their way from those who record them to one event loop, in order and bounded. */
final class Inbox {
    private final int max;
    private List<StatusEvent> events = new ArrayList<>();
    private long weight;
    private boolean overrun;
    private boolean busy;

    Inbox(int max) {
        this.max = max;
    }

    /** True if somebody has to take: nobody is about to. */
    synchronized boolean put(StatusEvent event) {
        weight += event.weight();
        overrun |= events.size() == max || (weight > StatusEvent.STATES_MAX && !events.isEmpty());
        if (overrun) {
            events.clear();
        } else {
            events.add(event);
        }
        boolean idle = !busy;
        busy = true;
        return idle;
    }

    /** What has gathered; nothing if it was more than may gather, and some is lost. */
    synchronized List<StatusEvent> take() {
        List<StatusEvent> taken = events;
        events = new ArrayList<>();
        weight = 0;
        overrun = false;
        return taken;
    }

    /** After what was taken is done with: is there more to take? */
    synchronized boolean more() {
        busy = !events.isEmpty() || overrun;
        return busy;
    }

    synchronized boolean idle() {
        return !busy;
    }
}
