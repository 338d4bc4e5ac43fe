package dev.ordinal.subscribers;

import dev.ordinal.desired.DesiredStates;
import dev.ordinal.workload.WorkloadKey;
import dev.ordinal.workload.WorkloadStatus;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The order of a list, and where in it a page ended. Everything has one place: what is equal in what is sorted by goes by namespace
 * and name.
 */
record Sorting(By by, boolean descending) implements Comparator<Sorting.Place> {
    private static final String ACCEPTED = "name, age, phase, and each after a minus sign";

    /** What a list may be sorted by. */
    enum By {
        NAME,
        /** The youngest first. */
        AGE,
        PHASE
    }

    /** Where something stands: by this value, and by its key among those of the same value. */
    record Place(String value, WorkloadKey key) {}

    record Placed(WorkloadStatus status, Place place) {}

    static Sorting of(String text) {
        boolean descending = text.startsWith("-");
        String name = descending ? text.substring(1) : text;
        By by = switch (name) {
            case "", "name" -> By.NAME;
            case "age" -> By.AGE;
            case "phase" -> By.PHASE;
            default -> throw Asked.malformed("unknown sort '" + text + "'; accepted: " + ACCEPTED);
        };
        if (text.equals("-")) {
            throw Asked.malformed("unknown sort '-'; accepted: " + ACCEPTED);
        }
        return new Sorting(by, descending);
    }

    /** Written out rather than composed: it is asked for every workload there is, and only the first compiler makes code of it. */
    @Override
    public int compare(Place one, Place other) {
        int byValue = one.value().compareTo(other.value());
        int order = byValue == 0 ? one.key().compareTo(other.key()) : by == By.AGE ? -byValue : byValue;
        return descending ? -order : order;
    }

    Placed placed(WorkloadStatus status, DesiredStates desired) {
        return new Placed(status, place(status, desired));
    }

    private Place place(WorkloadStatus status, DesiredStates desired) {
        String value = switch (by) {
            case NAME -> "";
            case AGE ->
                desired.shown(status.key())
                        .map(object -> object.path("metadata")
                                .path("creationTimestamp")
                                .asText())
                        .orElse("");
            case PHASE -> status.phase().text();
        };
        return new Place(value, status.key());
    }

    /** Opaque to the caller; what it means depends on the order it was made in, so it says that too. */
    String token(Place place) {
        String text = String.join("\n", toString(), place.value(), place.key().toString());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    Optional<Place> place(String token) {
        if (token.isEmpty()) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(token);
            List<String> parts = Arrays.asList(new String(bytes, StandardCharsets.UTF_8).split("\n", -1));
            if (parts.size() == 3 && parts.getFirst().equals(toString())) {
                return Optional.of(new Place(parts.get(1), WorkloadKey.parse(parts.get(2))));
            }
        } catch (IllegalArgumentException unreadable) {
            throw Asked.malformed("'continue' takes what the former page said, unchanged");
        }
        throw Asked.malformed("'continue' takes what the former page said, unchanged, beside the same sort");
    }

    @Override
    public String toString() {
        return (descending ? "-" : "") + by;
    }
}
