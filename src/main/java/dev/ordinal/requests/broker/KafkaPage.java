package dev.ordinal.requests.broker;

import dev.ordinal.desired.Refusal;
import dev.ordinal.desired.RefusedException;
import dev.ordinal.requests.letters.LetterPage;
import dev.ordinal.requests.letters.PageAsked;
import dev.ordinal.requests.letters.Slip;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A page of a topic: as many letters of each partition as it may have, merged by the times at which they were put aside. */
final class KafkaPage {
    private final KafkaLog log;
    private final KafkaMarks marks;
    private final PageAsked asked;
    private final boolean forward;

    KafkaPage(KafkaLog log, KafkaMarks marks, PageAsked asked) {
        this.log = log;
        this.marks = marks;
        this.asked = asked;
        this.forward = asked.order() == PageAsked.Order.OLDEST_FIRST;
    }

    LetterPage of(String topic) {
        Map<Integer, Long> places = asked.after().map(KafkaPage::places).orElse(Map.of());
        List<KafkaStretch> stretches = new ArrayList<>();
        List<KafkaLog.Extent> extents = log.extents(topic);
        for (KafkaLog.Extent extent : extents) {
            Optional<Long> place =
                    Optional.ofNullable(places.get(extent.partition().partition()));
            KafkaStretch stretch = new KafkaStretch(extent, forward, place);
            stretch.fill(log, marks, asked.limit());
            stretches.add(stretch);
        }
        List<Slip> items = new ArrayList<>();
        while (items.size() < asked.limit()) {
            Optional<KafkaStretch> next = stretches.stream()
                    .filter(KafkaStretch::hasNext)
                    .min((one, other) ->
                            forward ? Long.compare(one.time(), other.time()) : Long.compare(other.time(), one.time()));
            if (next.isEmpty()) {
                break;
            }
            items.add(next.get().next());
        }
        boolean more = stretches.stream().anyMatch(KafkaStretch::goesOn);
        return new LetterPage(items, more ? Optional.of(text(stretches)) : Optional.empty());
    }

    private static String text(List<KafkaStretch> stretches) {
        return stretches.stream()
                .map(stretch -> new KafkaPlace(stretch.partition(), stretch.place()).toString())
                .collect(Collectors.joining("."));
    }

    private static Map<Integer, Long> places(String text) {
        Map<Integer, Long> places = new HashMap<>();
        for (String each : text.split("\\.", -1)) {
            KafkaPlace place = KafkaPlace.of(each)
                    .orElseThrow(() -> new RefusedException(
                            Refusal.Kind.MALFORMED, "", "'" + text + "' for continue is nothing that a page said"));
            places.put(place.partition(), place.offset());
        }
        return places;
    }
}
