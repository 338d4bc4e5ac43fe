package dev.ordinal.desired;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.cluster.ApiFailure;
import dev.ordinal.cluster.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerRefusalTest {
    /** NOTHING_LOST: a wish is put aside for what is wrong with it, not because a server is away or our certificate has expired. */
    @ParameterizedTest
    @ValueSource(ints = {401, 429, 500, 503})
    void what_passes_refuses_no_wish(int code) {
        ApiFailure failure = ApiFailure.of(code, Json.object());
        assertThat(ServerRefusal.of(failure, "")).isEmpty();
        assertThat(failure.passing()).isTrue();
    }

    @Test
    void what_rights_do_not_allow_is_refused() {
        ApiFailure failure = ApiFailure.of(403, Json.object().put("message", "no"));
        assertThat(ServerRefusal.of(failure, "/data"))
                .hasValueSatisfying(refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.FORBIDDEN));
        assertThat(failure.passing()).isFalse();
    }
}
