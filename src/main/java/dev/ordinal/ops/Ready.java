package dev.ordinal.ops;

import io.quarkus.arc.profile.UnlessBuildProfile;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once everything has been listed; says whether the door of the queue is open. */
@Readiness
@ApplicationScoped
@UnlessBuildProfile("test") // as the cluster it speaks of
public class Ready implements HealthCheck {
    private final Lifecycle lifecycle;
    private final boolean queueOpen;

    Ready(Lifecycle lifecycle, @ConfigProperty(name = "ordinal.queue.enabled") boolean queueOpen) {
        this.lifecycle = lifecycle;
        this.queueOpen = queueOpen;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("cluster")
                .status(lifecycle.seesAll())
                .withData("queue", queueOpen ? "open" : "no broker is configured")
                .build();
    }
}
