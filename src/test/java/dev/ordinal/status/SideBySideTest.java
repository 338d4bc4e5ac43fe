package dev.ordinal.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.workload.Rung;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SideBySideTest {
    @ParameterizedTest
    @CsvSource({
        "'',      '',      ''",
        "'0 1 2', '0 1 2', '0=0 1=1 2=2'",
        "'',      '0 1',   '-=0 -=1'",
        "'0 1',   '',      '0=- 1=-'",
        "'0 2 4', '1 2 3', '0=- -=1 2=2 -=3 4=-'",
        "'2147483647', '0', '-=0 2147483647=-'",
        "'7 9',   '8 9 2147483647', '7=- -=8 9=9 -=2147483647'"
    })
    void each_ordinal_of_either_once_from_the_lowest(String before, String now, String met) {
        List<String> pairs = new ArrayList<>();
        SideBySide.walk(
                rungs(before),
                rungs(now),
                (was, is) -> pairs.add((was == null ? "-" : was.ordinal()) + "=" + (is == null ? "-" : is.ordinal())));
        assertThat(String.join(" ", pairs)).isEqualTo(met);
    }

    private static List<Rung> rungs(String ordinals) {
        return IntStream.of(
                        ordinals.isEmpty()
                                ? new int[0]
                                : List.of(ordinals.split(" ")).stream()
                                        .mapToInt(Integer::parseInt)
                                        .toArray())
                .mapToObj(ordinal -> new Rung(ordinal, true, Optional.empty(), false, List.of(), Optional.empty()))
                .toList();
    }
}
