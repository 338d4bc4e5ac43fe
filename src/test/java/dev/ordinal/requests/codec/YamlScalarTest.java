package dev.ordinal.requests.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlScalarTest {

    /** What kubectl sends for an unquoted scalar, as JSON. */
    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
                    3, 3
                    -7, -7
                    +7, 7
                    0, 0
                    0755, 493
                    0o755, 493
                    -010, -8
                    0x1F, 31
                    0b101, 5
                    08, 8
                    1_000, 1000
                    0.5, 0.5
                    .5, 0.5
                    5., 5
                    0.10, 0.1
                    1.0, 1
                    1e3, 1000
                    1E-2, 0.01
                    9223372036854775807, 9223372036854775807
                    18446744073709551615, 18446744073709551615
                    123456789012345678901234567890, 123456789012345678901234567890
                    yes, true
                    Y, true
                    on, true
                    TRUE, true
                    no, false
                    n, false
                    Off, false
                    null, null
                    ~, null
                    nULL, "nULL"
                    yEs, "yEs"
                    100m, "100m"
                    1Gi, "1Gi"
                    1e, "1e"
                    1.2.3, "1.2.3"
                    1:30, "1:30"
                    2024-01-01, "2024-01-01"
                    0x, "0x"
                    0xG, "0xG"
                    -, "-"
                    ., "."
                    -.5, -0.5
                    10.0.0.1, "10.0.0.1"
                    """)
    void readsAScalarAsKubectlDoes(String text, String json) {
        assertThat(YamlScalar.plain(text).toString()).isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(strings = {".inf", "-.Inf", "+.INF", ".nan", ".NaN", "1e999", "1e400000000", "1e-999999999"})
    void refusesNumbersThatJsonDoesNotKnow(String text) {
        assertThatThrownBy(() -> YamlScalar.plain(text)).isInstanceOf(ArithmeticException.class);
    }
}
