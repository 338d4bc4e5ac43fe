package dev.ordinal.requests.replies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.desired.RequestId;
import dev.ordinal.requests.codec.ReplyType;
import dev.ordinal.workload.Counts;
import dev.ordinal.workload.Phase;
import dev.ordinal.workload.WorkloadKey;
import dev.ordinal.workload.WorkloadKind;
import dev.ordinal.workload.WorkloadStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FollowerTest {
    private static final WorkloadKey WEB = new WorkloadKey("default", "web");

    private final Follower follower = new Follower(3);

    private static RequestId id(String id) {
        return new RequestId("/ci", id);
    }

    private static Followed change(String id, long generation) {
        return new Followed.Change(id(id), WEB, "uid", generation);
    }

    private static WorkloadStatus status(String uid, long generation, Phase phase) {
        return new WorkloadStatus(
                WEB,
                WorkloadKind.ORDINAL_SET,
                uid,
                generation,
                0,
                phase,
                new Counts(0, 0, 0, 0, 0, 0),
                new WorkloadStatus.Revisions("web-1", "web-1", 0, Map.of()),
                List.of(),
                List.of(),
                Set.of());
    }

    private static List<String> lines(List<Reply> replies) {
        return replies.stream()
                .map(reply -> reply.request().id() + " " + reply.type())
                .toList();
    }

    @ParameterizedTest
    @EnumSource(
            value = Phase.class,
            names = {"RUNNING", "STOPPED", "PAUSED"})
    void aRequestEndsWhereItsWorkloadComesToRest(Phase phase) {
        follower.follow(change("a", 2));

        assertThat(follower.look(status("uid", 2, Phase.UPDATING))).isEmpty();
        List<Reply> ends = follower.look(status("uid", 2, phase));
        assertThat(lines(ends)).containsExactly("a COMPLETED");
        assertThat(ends.getFirst().data().path("overtaken").asBoolean()).isFalse();
        assertThat(follower.followed()).isZero();
    }

    @Test
    void aStatusOfAnEarlierGenerationSaysNothingOfIt() {
        follower.follow(change("a", 2));

        assertThat(follower.look(status("uid", 1, Phase.RUNNING))).isEmpty();
        assertThat(follower.look(status("uid", 1, Phase.FAILED))).isEmpty();
    }

    @Test
    void nothingSaysAWorkloadOfThatNameThatIsAnother() {
        follower.follow(change("a", 2));

        assertThat(follower.look(status("later", 5, Phase.RUNNING))).isEmpty();
    }

    @Test
    void aRequestThatWasOvertakenEndsWithTheOneThatOvertookIt() {
        follower.follow(change("a", 2));
        follower.follow(change("b", 3));

        assertThat(follower.look(status("uid", 3, Phase.UPDATING))).isEmpty();
        List<Reply> ends = follower.look(status("uid", 3, Phase.RUNNING));
        assertThat(lines(ends)).containsExactly("a COMPLETED", "b COMPLETED");
        assertThat(ends)
                .extracting(reply -> reply.data().path("overtaken").asBoolean())
                .containsExactly(true, false);
        assertThat(ends)
                .extracting(reply -> reply.data().path("reached").asLong())
                .containsOnly(3L);
    }

    @Test
    void whatCannotBeReachedFails() {
        follower.follow(change("a", 2));

        List<Reply> ends = follower.look(status("uid", 2, Phase.FAILED));
        assertThat(lines(ends)).containsExactly("a FAILED");
        assertThat(ends.getFirst().data().path("type").asText()).isEqualTo("/problems/not-reached");
    }

    @Test
    void anEndOfTheWorkloadCompletesADeletionAndFailsTheRest() {
        follower.follow(change("a", 2));
        follower.follow(new Followed.Deletion(id("b"), WEB));

        assertThat(follower.look(status("uid", 2, Phase.DELETING))).isEmpty();
        assertThat(lines(follower.gone(WEB))).containsExactly("a FAILED", "b COMPLETED");
        assertThat(follower.gone(WEB)).isEmpty();
    }

    @Test
    void oneThatIsFollowedTwiceIsToldOnce() {
        follower.follow(change("a", 2));
        follower.follow(change("a", 2));

        assertThat(lines(follower.look(status("uid", 2, Phase.RUNNING)))).containsExactly("a COMPLETED");
    }

    @Test
    void theOldestIsForgottenWhereThereAreTooMany() {
        for (int i = 1; i <= 5; i++) {
            follower.follow(change("r" + i, 1));
        }

        assertThat(follower.followed()).isEqualTo(3);
        assertThat(lines(follower.look(status("uid", 1, Phase.RUNNING))))
                .containsExactly("r3 COMPLETED", "r4 COMPLETED", "r5 COMPLETED");
    }

    @Test
    void theIdOfAReplyIsThatOfTheRequest() {
        assertThat(ReplyType.COMPLETED.text()).isEqualTo("dev.ordinal.request.completed.v1");
        follower.follow(change("a", 2));
        Reply reply = follower.look(status("uid", 2, Phase.RUNNING)).getFirst();
        assertThat(reply.event(Instant.EPOCH).json())
                .contains("\"id\":\"/ci#a#completed\"", "\"requestid\":\"a\"", "\"requestsource\":\"/ci\"");
    }
}
