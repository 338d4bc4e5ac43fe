package dev.ordinal.requests.broker;

import dev.ordinal.requests.letters.Letter;
import dev.ordinal.requests.letters.Shelf;
import dev.ordinal.requests.letters.Slip;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What of one partition may come on a page: read window by window, away from where the page before ended. */
final class KafkaStretch {
    private final KafkaLog.Extent extent;
    private final boolean forward;
    private final Deque<Row> rows = new ArrayDeque<>();
    /** Forward, the first offset that was not read; backward, the last one that was. */
    private long place;

    private record Row(Slip slip, long time, long offset) {}

    KafkaStretch(KafkaLog.Extent extent, boolean forward, Optional<Long> place) {
        this.extent = extent;
        this.forward = forward;
        long from = place.orElse(forward ? extent.begin() : extent.end());
        this.place = Math.clamp(from, extent.begin(), extent.end());
    }

    /** Until there are enough that are not settled, or nothing is left, or too much was looked at. */
    void fill(KafkaLog log, KafkaMarks marks, int count) {
        long looked = 0;
        while (rows.size() < count && !atEnd() && looked < Shelf.LOOK_MAX) {
            long from = forward ? place : Math.max(extent.begin(), place - count);
            long to = forward ? Math.min(extent.end(), place + count) : place;
            List<Row> window = new ArrayList<>();
            log.read(extent.partition(), from, to, record -> row(record, marks).ifPresent(window::add));
            rows.addAll(forward ? window : window.reversed());
            looked += to - from;
            place = forward ? to : from;
        }
    }

    private static Optional<Row> row(ConsumerRecord<byte[], byte[]> record, KafkaMarks marks) {
        KafkaPlace place = new KafkaPlace(record.partition(), record.offset());
        if (marks.has(place)) {
            return Optional.empty();
        }
        Letter letter = new Letter(place.toString(), new KafkaDelivery(record).arrived());
        return Optional.of(new Row(Slip.of(letter), record.timestamp(), record.offset()));
    }

    private boolean atEnd() {
        return forward ? place >= extent.end() : place <= extent.begin();
    }

    int partition() {
        return extent.partition().partition();
    }

    boolean hasNext() {
        return !rows.isEmpty();
    }

    long time() {
        return rows.getFirst().time();
    }

    Slip next() {
        return rows.removeFirst().slip();
    }

    boolean goesOn() {
        return hasNext() || !atEnd();
    }

    /** Where the next page begins in it. */
    long place() {
        if (rows.isEmpty()) {
            return place;
        }
        return forward ? rows.getFirst().offset() : rows.getFirst().offset() + 1;
    }
}
