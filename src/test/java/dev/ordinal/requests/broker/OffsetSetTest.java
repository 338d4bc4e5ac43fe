package dev.ordinal.requests.broker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OffsetSetTest {
    private final OffsetSet offsets = new OffsetSet();

    @Test
    void holdsWhatWasAddedHoweverFarApart() {
        long far = 4_000_000_000_000L;
        offsets.add(0);
        offsets.add(4095);
        offsets.add(far);
        assertThat(offsets.contains(0)).isTrue();
        assertThat(offsets.contains(4095)).isTrue();
        assertThat(offsets.contains(far)).isTrue();
        assertThat(offsets.contains(4096)).isFalse();
        assertThat(offsets.contains(far + 1)).isFalse();
    }

    @Test
    void forgetsNothingThatIsStillThere() {
        offsets.add(10);
        offsets.add(5000);
        offsets.forgetBelow(5000);
        assertThat(offsets.contains(10)).isFalse();
        assertThat(offsets.contains(5000)).isTrue();
    }
}
