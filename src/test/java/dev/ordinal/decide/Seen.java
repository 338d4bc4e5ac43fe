package dev.ordinal.decide;

import dev.ordinal.workload.ObservedClaim;
import dev.ordinal.workload.ObservedPod;
import dev.ordinal.workload.OwnerReference;
import dev.ordinal.workload.PodPhase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is observed, from the words of a person: marks, and values by name. */
final class Seen {
    private Seen() {}

    /**
     * A pod: its phase or {@code ready}, {@code terminating}, whose it is ({@code orphan}, {@code stranger}, else ours), what is
     * wrong with it ({@code unselected}, {@code unnamed}, {@code unmounted}, {@code nameless} for a name that is none of ours).
     */
    static ObservedPod pod(String name, Set<String> marks, Map<String, String> values) {
        boolean ready = marks.contains("ready");
        Instant readyAt = World.NOW.minus(seconds(values.getOrDefault("since", "3600s")));
        PodPhase phase = PodPhase.PENDING;
        for (PodPhase possible : PodPhase.values()) {
            phase = marks.contains(possible.name().toLowerCase(Locale.ROOT)) ? possible : phase;
        }
        String owner = marks.contains("stranger") ? "uid-of-another" : marks.contains("orphan") ? "" : Wanted.UID;
        return new ObservedPod(
                marks.contains("nameless")
                        ? ObservedPod.NO_ORDINAL
                        : Integer.parseInt(name.substring(name.lastIndexOf('-') + 1)),
                name,
                values.getOrDefault("uid", "uid-" + name),
                "v-" + name,
                owner,
                ready ? PodPhase.RUNNING : phase,
                ready ? Optional.of(readyAt) : Optional.empty(),
                marks.contains("terminating"),
                values.getOrDefault("at", "web-new"),
                traits(marks, values),
                new ObservedPod.Sight("", "", 0, values.getOrDefault("says", "")));
    }

    private static ObservedPod.Traits traits(Set<String> marks, Map<String, String> values) {
        return new ObservedPod.Traits(
                !marks.contains("unselected"),
                !marks.contains("unnamed"),
                !marks.contains("unmounted"),
                Optional.ofNullable(values.get("onceReady")).map(Seen::seconds));
    }

    /** A claim, {@code terminating} or not, and its owners: see {@link #owner}. */
    static ObservedClaim claim(String name, Set<String> marks, Map<String, String> values) {
        List<OwnerReference> owners = new ArrayList<>();
        for (String owner : values.getOrDefault("by", "").split(",", -1)) {
            if (!owner.isEmpty()) {
                owners.add(owner(owner, name.substring(name.indexOf('-') + 1)));
            }
        }
        return new ObservedClaim(name, "uid-" + name, "v-" + name, "Bound", marks.contains("terminating"), owners);
    }

    /**
     * An owner of the claim of a pod: {@code set} is the workload, {@code pod} the pod, {@code other} somebody else. With {@code -}
     * it is not the controller; with {@code ~} it is one of the same name that was there before.
     */
    static OwnerReference owner(String text, String pod) {
        boolean controller = !text.endsWith("-");
        boolean former = text.contains("~");
        String who = text.replaceAll("[~-]", "");
        return switch (who) {
            case "set" ->
                new OwnerReference(
                        "apps.ordinal.dev/v1", "OrdinalSet", "web", former ? "uid-of-former" : Wanted.UID, controller);
            case "pod" -> new OwnerReference("v1", "Pod", pod, former ? "uid-of-former-pod" : "uid-" + pod, controller);
            case "other" -> new OwnerReference("v1", "ConfigMap", "other", "uid-of-other", controller);
            default -> throw new IllegalArgumentException("nobody is called " + text);
        };
    }

    static Duration seconds(String text) {
        return Duration.ofSeconds(Long.parseLong(text.substring(0, text.length() - 1)));
    }
}
