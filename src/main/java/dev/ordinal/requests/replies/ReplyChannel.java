package dev.ordinal.requests.replies;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.desired.DesiredStates;
import dev.ordinal.desired.Refusal;
import dev.ordinal.desired.RequestId;
import dev.ordinal.desired.Verdict;
import dev.ordinal.desired.WorkloadRequest;
import dev.ordinal.outbox.Outbox;
import dev.ordinal.requests.codec.ReplyType;
import dev.ordinal.requests.problem.Problem;
import dev.ordinal.status.StatusBoard;
import dev.ordinal.status.StatusEvent;
import dev.ordinal.workload.WorkloadKey;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.jboss.logging.Logger;

/** Replies on a channel of the broker that the requests came from. */
@ApplicationScoped
class ReplyChannel implements Replies {
    private static final Logger LOG = Logger.getLogger(ReplyChannel.class);

    /** Some hundred bytes each; who sends more before the first have ended is told of the last ones. */
    private static final int FOLLOWED_MAX = 20_000;

    private final DesiredStates desired;
    private final StatusBoard board;
    private final InstantSource clock;
    private final Outbox outbox;
    private final Follower follower = new Follower(FOLLOWED_MAX);
    private boolean on;

    ReplyChannel(
            DesiredStates desired,
            StatusBoard board,
            InstantSource clock,
            @Channel("ordinal-replies") MutinyEmitter<Object> channel) {
        this.desired = desired;
        this.board = board;
        this.clock = clock;
        this.outbox = new Outbox("ordinal.replies", channel::sendMessage, Infrastructure.getDefaultWorkerPool());
    }

    @Inject
    void begin(@ConfigProperty(name = "ordinal.queue.replies") boolean wanted) {
        on = wanted;
        if (on) {
            board.listen(this::look);
        }
    }

    /** One that came again has made its generation long ago, perhaps for a process that is no more: the present one stands for it. */
    @Override
    public void stored(WorkloadRequest request, Verdict verdict) {
        if (!on) {
            return;
        }
        switch (verdict) {
            case Verdict.Stored(ObjectNode workload, boolean created) -> {
                accepted(request, changed(workload).put("created", created));
                follow(change(request, workload));
            }
            case Verdict.Deleted(boolean existed) -> {
                accepted(request, JsonNodeFactory.instance.objectNode());
                follower.follow(new Followed.Deletion(request.id(), request.key()));
                endIfGone(request);
            }
            case Verdict.Duplicate duplicate -> again(request);
            case Verdict.NotYet notYet -> {}
            case Verdict.Refused refused -> refused(request.id(), request.key().toString(), refused.refusal());
        }
    }

    @Override
    public void refused(RequestId id, String subject, Refusal refusal) {
        ReplyType type = refusal.kind() == Refusal.Kind.INTERNAL ? ReplyType.FAILED : ReplyType.REJECTED;
        tell(new Reply(type, id, subject, Problem.of(refusal).json("")));
    }

    private void accepted(WorkloadRequest request, ObjectNode data) {
        tell(new Reply(ReplyType.ACCEPTED, request.id(), request.key().toString(), data));
    }

    private void again(WorkloadRequest request) {
        desired.read(request.key())
                .subscribe()
                .with(
                        found -> found.ifPresentOrElse(
                                workload -> again(request, workload), () -> againWithout(request)),
                        failure -> LOG.debugf("The end of %s is not told: %s", request.id(), failure));
    }

    private void again(WorkloadRequest request, ObjectNode workload) {
        if (request instanceof WorkloadRequest.Delete) {
            accepted(request, JsonNodeFactory.instance.objectNode());
            if (workload.at("/metadata/deletionTimestamp").isTextual()) {
                follower.follow(new Followed.Deletion(request.id(), request.key()));
                endIfGone(request);
            }
        } else {
            accepted(request, changed(workload).put("created", false));
            follow(change(request, workload));
        }
    }

    private void againWithout(WorkloadRequest request) {
        accepted(request, JsonNodeFactory.instance.objectNode());
        follower.follow(
                request instanceof WorkloadRequest.Delete
                        ? new Followed.Deletion(request.id(), request.key())
                        : new Followed.Change(request.id(), request.key(), "", 0));
        tell(follower.gone(request.key()));
    }

    private static ObjectNode changed(JsonNode workload) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("generation", workload.at("/metadata/generation").asLong());
    }

    private static Followed change(WorkloadRequest request, JsonNode workload) {
        return new Followed.Change(
                request.id(),
                request.key(),
                workload.at("/metadata/uid").asText(),
                workload.at("/metadata/generation").asLong());
    }

    /** Followed first and looked at then: an end in between is told by one of the two. */
    private void follow(Followed request) {
        follower.follow(request);
        board.latest(request.key()).map(follower::look).ifPresent(this::tell);
    }

    /** What has no pods may be gone before anybody followed it. */
    private void endIfGone(WorkloadRequest request) {
        desired.read(request.key())
                .subscribe()
                .with(
                        found -> {
                            if (found.isEmpty()) {
                                tell(follower.gone(request.key()));
                            }
                        },
                        failure -> LOG.debugf("Whether %s is gone will be seen later: %s", request.key(), failure));
    }

    /** Called by whoever records a status. */
    private void look(StatusEvent event) {
        WorkloadKey key = event.status().key();
        switch (event.type()) {
            case WORKLOAD_CREATED, WORKLOAD_CHANGED -> tell(follower.look(event.status()));
            case WORKLOAD_DELETED -> tell(follower.gone(key));
            default -> {}
        }
    }

    private void tell(List<Reply> replies) {
        replies.forEach(this::tell);
    }

    private void tell(Reply reply) {
        if (on) {
            outbox.offer(reply.event(clock.instant()));
        }
    }
}
