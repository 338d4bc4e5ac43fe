package dev.ordinal.subscribers;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.status.Change;
import dev.ordinal.status.StatusEvent;
import dev.ordinal.workload.Counts;
import dev.ordinal.workload.ObservedPod;
import dev.ordinal.workload.Reason;
import dev.ordinal.workload.Rung;
import dev.ordinal.workload.Wait;
import dev.ordinal.workload.WorkloadStatus;
import java.util.List;
import java.util.Optional;

/** The compact JSON of a workload: the same body in lists, in snapshots and, but for changes, in events. */
public final class View {
    private View() {}

    public static ObjectNode of(WorkloadStatus status) {
        ObjectNode view = withoutLists(status);
        waits(view.putArray("waits"), status.waits());
        pods(view.putArray("pods"), status, status.rungs());
        return view;
    }

    /** The body of {@code workload.changed}: the view, but of its lists only how they become what they are now. */
    public static ObjectNode ofChange(WorkloadStatus status, Change change) {
        ObjectNode view = withoutLists(status);
        ObjectNode changes = view.putObject("changes");
        ArrayNode splices = changes.putArray("waits");
        for (Change.Splice splice : change.waits()) {
            ObjectNode each = splices.addObject().put("at", splice.at()).put("remove", splice.remove());
            waits(each.putArray("add"), splice.add());
        }
        pods(changes.putArray("pods"), status, change.rungs());
        ArrayNode gone = changes.putArray("gone");
        change.gone().forEach(gone::add);
        return view;
    }

    private static ObjectNode withoutLists(WorkloadStatus status) {
        ObjectNode view = JsonNodeFactory.instance.objectNode();
        view.put("namespace", status.key().namespace());
        view.put("name", status.key().name());
        view.put("kind", status.kind().kind());
        view.put("uid", status.uid());
        view.put("generation", status.generation());
        view.put("phase", status.phase().text());
        view.put("reason", status.mainWait().map(wait -> wait.reason().name()).orElse(null));
        view.put("message", status.mainWait().map(Wait::message).orElse(null));
        counts(view.putObject("replicas"), status.counts());
        view.put("start", status.start());
        ObjectNode revision = view.putObject("revision")
                .put("current", text(status.revisions().current()))
                .put("update", text(status.revisions().update()));
        ObjectNode pods = revision.putObject("pods");
        status.revisions().pods().forEach(pods::put);
        return view;
    }

    private static void waits(ArrayNode array, List<Wait> waits) {
        waits.forEach(wait -> wait(array.addObject(), wait));
    }

    private static void pods(ArrayNode array, WorkloadStatus status, List<Rung> rungs) {
        rungs.stream().filter(Rung::told).forEach(rung -> array.add(pod(status, rung)));
    }

    /** The body of a {@code pod.*} event. */
    static ObjectNode ofPod(StatusEvent event, Rung rung) {
        ObjectNode view = JsonNodeFactory.instance.objectNode();
        view.put("namespace", event.status().key().namespace());
        view.put("workload", event.status().key().name());
        view.put("kind", event.status().kind().kind());
        view.set("pod", pod(event.status(), rung));
        Optional<Reason> reason = event.reason();
        view.put("reason", reason.map(Reason::name).orElse(null));
        view.put("message", reason.map(Reason::text).orElse(null));
        return view;
    }

    private static void counts(ObjectNode view, Counts counts) {
        view.put("desired", counts.desired())
                .put("created", counts.created())
                .put("ready", counts.ready())
                .put("available", counts.available())
                .put("current", counts.current())
                .put("updated", counts.updated());
    }

    static void wait(ObjectNode view, Wait wait) {
        view.put("reason", wait.reason().name());
        view.put(
                "ordinal", wait.ordinal().isPresent() ? (Integer) wait.ordinal().getAsInt() : null);
        view.put("since", wait.since().toString());
        view.put("message", wait.message());
        view.put("ends", text(wait.reason().ends()));
    }

    static ObjectNode pod(WorkloadStatus status, Rung rung) {
        Optional<ObservedPod> pod = rung.pod();
        Optional<ObservedPod.Sight> sight = pod.map(ObservedPod::sight);
        ObjectNode view = JsonNodeFactory.instance.objectNode();
        view.put("ordinal", rung.ordinal());
        view.put("name", pod.map(ObservedPod::name).orElse(status.key().name() + "-" + rung.ordinal()));
        view.put("uid", pod.map(ObservedPod::uid).orElse(null));
        view.put("phase", pod.map(each -> each.phase().text()).orElse(null));
        view.put("ready", pod.map(ObservedPod::runningAndReady).orElse(false));
        view.put("available", rung.available());
        view.put("terminating", pod.map(ObservedPod::terminating).orElse(false));
        view.put("revision", pod.map(each -> text(each.revision())).orElse(null));
        view.put("node", sight.map(each -> text(each.node())).orElse(null));
        view.put("ip", sight.map(each -> text(each.ip())).orElse(null));
        view.put("restarts", sight.map(ObservedPod.Sight::restarts).orElse(0));
        view.put("waiting", sight.map(each -> text(each.waiting())).orElse(null));
        view.put("inRange", rung.inRange());
        view.put("reason", rung.reason().map(Reason::name).orElse(null));
        view.put(
                "message",
                rung.waiting()
                        .map(Wait::message)
                        .or(() -> rung.doing().map(Reason::text))
                        .orElse(null));
        ArrayNode claims = view.putArray("claims");
        rung.claims().forEach(claims::add);
        return view;
    }

    private static String text(String text) {
        return text.isEmpty() ? null : text;
    }
}
