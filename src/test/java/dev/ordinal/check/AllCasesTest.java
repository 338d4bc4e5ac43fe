package dev.ordinal.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AllCasesTest {

    @Test
    void every_combination_comes_once() {
        List<String> seen = new ArrayList<>();
        long count = AllCases.each(cases -> seen.add(cases.of("a", "b") + cases.below(3)));
        assertThat(count).isEqualTo(6);
        assertThat(seen).containsExactly("a0", "a1", "a2", "b0", "b1", "b2");
    }

    @Test
    void choices_may_depend_on_choices() {
        List<String> seen = new ArrayList<>();
        AllCases.each(cases -> {
            int length = cases.below(3);
            StringBuilder word = new StringBuilder();
            for (int i = 0; i < length; i++) {
                word.append(cases.either() ? "y" : "x");
            }
            seen.add(word.toString());
        });
        assertThat(seen).containsExactly("", "x", "y", "xx", "xy", "yx", "yy");
    }

    @Test
    void every_third_combination_comes_once_too() {
        List<String> seen = new ArrayList<>();
        long count = AllCases.each(3, cases -> seen.add(cases.of("a", "b", "c") + cases.below(4)));
        assertThat(count).isEqualTo(4);
        assertThat(seen).containsExactly("a0", "a3", "b2", "c1");
    }

    @Test
    void a_leap_may_end_where_there_are_fewer_choices() {
        List<String> seen = new ArrayList<>();
        AllCases.each(2, cases -> seen.add(cases.either() ? "y" + cases.below(2) : "x" + cases.below(3)));
        assertThat(seen).containsExactly("x0", "x2", "y1");
    }

    @Test
    void without_choices_there_is_one_case() {
        assertThat(AllCases.each(cases -> {})).isEqualTo(1);
    }

    @Test
    void a_failing_seed_is_named() {
        assertThatThrownBy(() -> Seeds.run(3, seed -> {
                    throw new IllegalStateException("broken");
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("-Dseed=")
                .hasMessageContaining("broken");
    }
}
