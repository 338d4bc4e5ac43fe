package dev.ordinal.subscribers;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.workload.Reason;
import dev.ordinal.workload.Rung;
import dev.ordinal.workload.Wait;
import dev.ordinal.workload.WorkloadStatus;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Why an ordinal does not move: what itself waits for, then what the whole workload waits for, then what holds up the others. */
final class Explanation {
    /** Whoever reads more is better served by the list of pods. */
    private static final int OTHERS_MAX = 10;

    private Explanation() {}

    /** Empty for an ordinal that is not wanted and has no pod. */
    static Optional<ObjectNode> of(WorkloadStatus status, int ordinal) {
        Optional<Rung> rung = status.rungs().stream()
                .filter(each -> each.ordinal() == ordinal)
                .findFirst();
        long end = (long) status.start() + status.counts().desired();
        boolean wanted = ordinal >= status.start() && ordinal < end;
        if (!wanted && rung.flatMap(Rung::pod).isEmpty()) {
            return Optional.empty();
        }
        ObjectNode told = JsonNodeFactory.instance.objectNode();
        told.put("ordinal", ordinal).put("wanted", wanted);
        told.set("pod", rung.map(each -> View.pod(status, each)).orElse(null));
        told.put("doing", rung.flatMap(Rung::doing).map(Reason::name).orElse(null));
        ArrayNode because = told.putArray("because");
        if (!arrived(rung, wanted, status)) {
            causes(status, ordinal, rung).forEach(wait -> View.wait(because.addObject(), wait));
        }
        return Optional.of(told);
    }

    /** As it is to be: whatever others wait for is nothing to this one. */
    private static boolean arrived(Optional<Rung> rung, boolean wanted, WorkloadStatus status) {
        return wanted
                && rung.filter(each -> each.available() && each.waiting().isEmpty())
                        .flatMap(Rung::pod)
                        .filter(pod -> pod.revision().equals(status.revisions().update()))
                        .isPresent();
    }

    private static Stream<Wait> causes(WorkloadStatus status, int ordinal, Optional<Rung> rung) {
        Map<Wait.Subject, Wait> own = new LinkedHashMap<>();
        rung.flatMap(Rung::waiting).ifPresent(wait -> own.put(wait.subject(), wait));
        status.waits().stream()
                .filter(wait -> wait.ordinal().isEmpty() || wait.ordinal().getAsInt() == ordinal)
                .forEach(wait -> own.putIfAbsent(wait.subject(), wait));
        Stream<Wait> others = status.waits().stream()
                .filter(wait -> wait.ordinal().isPresent() && wait.ordinal().getAsInt() != ordinal)
                .limit(OTHERS_MAX);
        return Stream.concat(own.values().stream(), others);
    }
}
