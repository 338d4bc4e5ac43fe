package dev.ordinal.requests.replies;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.requests.codec.ReplyType;
import dev.ordinal.requests.problem.Problem;
import dev.ordinal.workload.Wait;
import dev.ordinal.workload.WorkloadKey;
import dev.ordinal.workload.WorkloadStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * Finds the ends of stored requests in the statuses of their workloads. A request ends when its workload comes to rest at its
 * generation or a later one, so one that was overtaken ends with the one that overtook it.
 */
final class Follower {
    private static final Problem DELETED = new Problem(
            410,
            "deleted",
            "It was deleted before it got there",
            "another request deleted the workload",
            List.of(),
            Optional.empty());

    private final int followedMax;
    private final Map<WorkloadKey, List<Followed>> byKey = new HashMap<>();
    private final SequencedSet<Followed> oldestFirst = new LinkedHashSet<>();

    /** @param followedMax the oldest is forgotten where more are followed */
    Follower(int followedMax) {
        this.followedMax = followedMax;
    }

    synchronized void follow(Followed request) {
        if (!oldestFirst.add(request)) {
            return;
        }
        byKey.computeIfAbsent(request.key(), key -> new ArrayList<>()).add(request);
        if (oldestFirst.size() > followedMax) {
            forget(oldestFirst.getFirst());
        }
    }

    synchronized int followed() {
        return oldestFirst.size();
    }

    /** The requests that this status ends. */
    synchronized List<Reply> look(WorkloadStatus status) {
        List<Reply> ends = new ArrayList<>();
        for (Followed each : List.copyOf(byKey.getOrDefault(status.key(), List.of()))) {
            end(each, status).ifPresent(reply -> {
                ends.add(reply);
                forget(each);
            });
        }
        return ends;
    }

    /** The same, where there is no such workload any more. */
    synchronized List<Reply> gone(WorkloadKey key) {
        List<Reply> ends = new ArrayList<>();
        for (Followed each : List.copyOf(byKey.getOrDefault(key, List.of()))) {
            ends.add(
                    switch (each) {
                        case Followed.Deletion deletion -> completed(deletion, JsonNodeFactory.instance.objectNode());
                        case Followed.Change change -> failed(change, DELETED);
                    });
            forget(each);
        }
        return ends;
    }

    private void forget(Followed request) {
        oldestFirst.remove(request);
        byKey.computeIfPresent(request.key(), (key, those) -> {
            those.remove(request);
            return those.isEmpty() ? null : those;
        });
    }

    private static Optional<Reply> end(Followed request, WorkloadStatus status) {
        return switch (request) {
            case Followed.Deletion deletion -> Optional.empty();
            case Followed.Change change
            when !change.uid().equals(status.uid()) || status.generation() < change.generation() -> Optional.empty();
            case Followed.Change change -> rest(change, status);
        };
    }

    private static Optional<Reply> rest(Followed.Change change, WorkloadStatus status) {
        return switch (status.phase()) {
            case RUNNING, STOPPED, PAUSED -> Optional.of(completed(change, reached(change, status)));
            case FAILED -> Optional.of(failed(change, notReached(status)));
            case UPDATING, WAITING, DELETING -> Optional.empty();
        };
    }

    private static ObjectNode reached(Followed.Change change, WorkloadStatus status) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("generation", change.generation())
                .put("reached", status.generation())
                .put("overtaken", status.generation() > change.generation())
                .put("phase", status.phase().text());
    }

    private static Reply completed(Followed request, ObjectNode data) {
        return new Reply(ReplyType.COMPLETED, request.id(), request.key().toString(), data);
    }

    private static Reply failed(Followed request, Problem problem) {
        return new Reply(ReplyType.FAILED, request.id(), request.key().toString(), problem.json(""));
    }

    private static Problem notReached(WorkloadStatus status) {
        String title = "The workload does not get there";
        String detail = status.mainWait().map(Wait::message).orElse(title);
        return new Problem(504, "not-reached", title, detail, List.of(), Optional.empty());
    }
}
