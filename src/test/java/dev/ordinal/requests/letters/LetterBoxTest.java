package dev.ordinal.requests.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ordinal.desired.Refusal;
import dev.ordinal.desired.RefusedException;
import dev.ordinal.requests.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One question at a time, and a broker that is away is no fault of ours. */
class LetterBoxTest {
    private final List<UniEmitter<? super Letter>> asked = new ArrayList<>();

    private final LetterBox box = new LetterBox(Optional.of(new Shelf() {
        @Override
        public String broker() {
            return "test";
        }

        @Override
        public Uni<LetterPage> page(PageAsked which) {
            return Uni.createFrom().failure(new IOException("connection refused"));
        }

        @Override
        public Uni<Letter> letter(String id) {
            return Uni.createFrom().emitter(asked::add);
        }

        @Override
        public Uni<Map<String, Optional<Refusal>>> settle(List<String> ids, Fate fate) {
            return Uni.createFrom().failure(Letter.missing(ids.getFirst()));
        }
    }));

    private UniAssertSubscriber<Letter> ask() {
        return box.letter("a").subscribe().withSubscriber(UniAssertSubscriber.create());
    }

    @Test
    void theNextQuestionWaitsForTheAnswer() {
        UniAssertSubscriber<Letter> first = ask();
        UniAssertSubscriber<Letter> second = ask();
        assertThat(asked).hasSize(1);
        asked.getFirst().fail(new RefusedException(Letter.missingRefusal("a")));
        first.assertFailedWith(RefusedException.class);
        assertThat(asked).hasSize(2);
        second.assertNotTerminated();
    }

    @Test
    void whoGivesUpWaitingLetsNobodyPast() {
        ask();
        ask().cancel();
        ask();
        assertThat(asked).hasSize(1);
        asked.getFirst().complete(null);
        assertThat(asked).hasSize(2);
    }

    @Test
    void soManyWaitAndNoMore() {
        for (int i = 0; i < Turnstile.WITHIN_MAX; i++) {
            ask().assertNotTerminated();
        }
        ask().assertFailedWith(ProblemException.class, "too many");
        asked.getFirst().complete(null);
        ask().assertNotTerminated();
    }

    @Test
    void aBrokerThatIsAwayIsSaidAndARefusalStaysOne() {
        box.page(new PageAsked(PageAsked.Order.OLDEST_FIRST, 1, Optional.empty()))
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create())
                .assertFailedWith(ProblemException.class, "try again");
        box.settle(List.of("a"), Fate.DISCARDED)
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create())
                .assertFailedWith(RefusedException.class, "'a'");
    }

    @Test
    void withoutAQueueThereAreNone() {
        assertThatThrownBy(() -> new LetterBox(Optional.empty()).letter("a"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("no queue");
    }
}
