package dev.ordinal.requests.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ordinal.desired.RefusedException;
import dev.ordinal.requests.codec.Arrived;
import dev.ordinal.requests.codec.Binding;
import dev.ordinal.requests.letters.PageAsked.Order;
import dev.ordinal.requests.problem.ProblemException;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pages of a queue that is walked anew for each of them. */
class QueuePageTest {
    private final List<String> queue = new ArrayList<>(List.of("a", "b", "c", "d", "e", "f", "g"));

    private LetterPage page(Order order, int limit, Optional<String> after) {
        QueuePage page = new QueuePage(new PageAsked(order, limit, after));
        walk(page);
        return page.end(true);
    }

    private void walk(QueuePage page) {
        for (String id : queue) {
            if (!page.take(new Letter(id, new Arrived(Binding.AMQP, Map.of(), Buffer.buffer())))) {
                return;
            }
        }
    }

    private List<List<String>> pages(Order order, int limit) {
        List<List<String>> pages = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            LetterPage page = page(order, limit, after);
            pages.add(page.items().stream().map(Slip::id).toList());
            after = page.next();
        } while (after.isPresent());
        return pages;
    }

    @Test
    void pagesFollowEachOther() {
        assertThat(pages(Order.OLDEST_FIRST, 3))
                .containsExactly(List.of("a", "b", "c"), List.of("d", "e", "f"), List.of("g"));
        assertThat(pages(Order.NEWEST_FIRST, 3))
                .containsExactly(List.of("g", "f", "e"), List.of("d", "c", "b"), List.of("a"));
    }

    /** No page is announced that would be empty. */
    @ParameterizedTest
    @EnumSource(Order.class)
    void aFullPageMayBeTheLast(Order order) {
        assertThat(pages(order, 7)).hasSize(1);
        queue.clear();
        assertThat(pages(order, 7)).containsExactly(List.of());
    }

    @ParameterizedTest
    @EnumSource(Order.class)
    void whatCameOrWentElsewhereMovesNothing(Order order) {
        Optional<String> after = page(order, 3, Optional.empty()).next();
        queue.remove(order == Order.OLDEST_FIRST ? "a" : "g");
        queue.add("h");
        assertThat(page(order, 3, after).items().stream().map(Slip::id))
                .containsExactlyElementsOf(
                        order == Order.OLDEST_FIRST ? List.of("d", "e", "f") : List.of("d", "c", "b"));
    }

    @ParameterizedTest
    @EnumSource(Order.class)
    void aPageThatEndedWithALetterThatIsGoneHasNoNext(Order order) {
        Optional<String> after = page(order, 3, Optional.empty()).next();
        queue.remove(after.orElseThrow());
        assertThatThrownBy(() -> page(order, 3, after))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("begin again");
    }

    @Test
    void aQueueThatIsTooLongIsShownFromItsOldestOn() {
        QueuePage oldest = new QueuePage(new PageAsked(Order.OLDEST_FIRST, 10, Optional.empty()));
        walk(oldest);
        assertThat(oldest.end(false).next()).contains("g");

        QueuePage newest = new QueuePage(new PageAsked(Order.NEWEST_FIRST, 10, Optional.empty()));
        walk(newest);
        assertThatThrownBy(() -> newest.end(false))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("10000");
    }
}
