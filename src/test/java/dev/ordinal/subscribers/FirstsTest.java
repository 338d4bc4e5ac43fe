package dev.ordinal.subscribers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.check.Seeds;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FirstsTest {
    /** What sorting all of them and cutting off the rest would give. */
    @Test
    void are_the_first_of_all_in_order() {
        Seeds.run(1_000, seed -> {
            Random random = new Random(seed);
            List<Integer> all = IntStream.range(0, random.nextInt(50))
                    .map(i -> random.nextInt(30))
                    .boxed()
                    .toList();
            int max = 1 + random.nextInt(60);
            Firsts<Integer> firsts = new Firsts<>(max, Comparator.<Integer>reverseOrder());
            all.forEach(firsts::offer);
            assertThat(firsts.inOrder())
                    .isEqualTo(all.stream()
                            .sorted(Comparator.reverseOrder())
                            .limit(max)
                            .toList());
        });
    }
}
