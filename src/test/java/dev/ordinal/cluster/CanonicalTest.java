package dev.ordinal.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CanonicalTest {

    /** Other hashes for the same templates would make every workload look changed at an upgrade. */
    @Test
    void hashes_never_change() {
        assertThat(hash("{}")).isEqualTo("v1:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
        assertThat(hash("{\"a\": [1, \"x\", true]}"))
                .isEqualTo("v1:6fb696794743937c4cc42c8300b3e35ed16ad2eb5a73162a3475d41dec3a5370");
    }

    @Test
    void order_of_keys_and_explicit_nulls_make_no_difference() {
        assertThat(hash("{\"a\": 1, \"b\": {\"c\": 2, \"d\": null}}")).isEqualTo(hash("{\"b\": {\"c\": 2}, \"a\": 1}"));
        assertThat(hash("{\"a\": 1.50}")).isEqualTo(hash("{\"a\": 1.5}"));
        assertThat(hash("{\"a\": 1e2}")).isEqualTo(hash("{\"a\": 100}"));
    }

    @Test
    void what_means_something_else_hashes_differently() {
        String[] different = {
            "{}",
            "[]",
            "\"\"",
            "{\"a\": 1}",
            "{\"a\": \"1\"}",
            "{\"a\": true}",
            "{\"a\": \"true\"}",
            "{\"a\": [1, 2]}",
            "{\"a\": [2, 1]}",
            "{\"a\": [12]}",
            "{\"a\": {}}",
            "{\"a\": []}",
            "{\"ab\": \"c\"}",
            "{\"a\": \"bc\"}",
            "{\"a\": [null]}",
            "{\"a\": {\"b\": 1}, \"c\": 2}",
            "{\"a\": {\"b\": 1, \"c\": 2}}"
        };
        for (String one : different) {
            for (String other : different) {
                assertThat(hash(one).equals(hash(other)))
                        .as(one + " and " + other)
                        .isEqualTo(one.equals(other));
            }
        }
    }

    private static String hash(String json) {
        return Canonical.hash(Json.parse(json));
    }
}
