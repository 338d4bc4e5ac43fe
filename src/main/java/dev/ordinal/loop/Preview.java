package dev.ordinal.loop;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.decide.Forecaster;
import dev.ordinal.desired.DesiredStates;
import dev.ordinal.desired.Foresight;
import dev.ordinal.observed.ClusterView;
import dev.ordinal.workload.Forecast;
import java.time.InstantSource;
import java.util.Optional;

/** Takes turns about a wish that nobody has stored, on a copy of what is observed. */
public final class Preview implements Foresight {
    private final DesiredStates desired;
    private final ClusterView view;
    private final InstantSource clock;
    private final Forecaster forecaster = new Forecaster();

    public Preview(DesiredStates desired, ClusterView view, InstantSource clock) {
        this.desired = desired;
        this.view = view;
        this.clock = clock;
    }

    @Override
    public Optional<Forecast> of(ObjectNode wished) {
        return desired.spec(wished)
                .flatMap(spec ->
                        view.observe(spec).map(observed -> forecaster.forecast(spec, observed, clock.instant())));
    }
}
