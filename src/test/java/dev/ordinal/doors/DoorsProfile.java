package dev.ordinal.doors;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import java.util.Set;

/** The doors as they are served, with everything behind them in memory. */
public final class DoorsProfile implements QuarkusTestProfile {
    static final int BUFFER = 64;

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(BehindTheDoors.class);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "quarkus.http.test-port", "0",
                "ordinal.stream.heartbeat", "200ms",
                "ordinal.stream.buffer", String.valueOf(BUFFER));
    }
}
