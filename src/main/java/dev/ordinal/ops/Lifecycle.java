package dev.ordinal.ops;

import dev.ordinal.cluster.ApiFailure;
import dev.ordinal.cluster.ClusterApi;
import dev.ordinal.cluster.ClusterApi.Write;
import dev.ordinal.cluster.Resource;
import dev.ordinal.desired.CustomResourceDesiredStates;
import dev.ordinal.desired.DesiredStates;
import dev.ordinal.desired.Foresight;
import dev.ordinal.desired.Orchestration;
import dev.ordinal.desired.manifest.ManifestCheck;
import dev.ordinal.desired.manifest.MergeKeys;
import dev.ordinal.loop.Reports;
import dev.ordinal.status.StatusBoard;
import dev.ordinal.subscribers.Leading;
import dev.ordinal.workload.WorkloadKind;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.quarkus.arc.profile.UnlessBuildProfile;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Destroyed;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** Starts the engine with the process, and drains it before the process ends. */
@ApplicationScoped
@UnlessBuildProfile("test") // the doors are tested by themselves, all of it by the packaged program
public class Lifecycle {
    private static final Logger LOG = Logger.getLogger(Lifecycle.class);
    private static final Resource DEFINITIONS =
            new Resource("apiextensions.k8s.io", "v1", "customresourcedefinitions", "CustomResourceDefinition", false);

    /** A write that is under way ends within this, or its outcome is found out by whoever leads next. */
    private static final Duration DRAIN = Duration.ofSeconds(5);

    private final Engine engine;
    private final ClusterApi api;

    Lifecycle(ClusterApi api, Threads threads, InstantSource clock, Settings settings) {
        this.api = api;
        Engine.Parts parts = new Engine.Parts(api, threads.timer(), threads.executor(), clock, System::nanoTime);
        this.engine = new Engine(parts, plan(clock, settings));
    }

    private static Engine.Plan plan(InstantSource clock, Settings settings) {
        Orchestration orchestration = new Orchestration(kinds(settings), clock.instant());
        CustomResourceDesiredStates.Rules rules =
                new CustomResourceDesiredStates.Rules(ManifestCheck::faults, MergeKeys::at, orchestration);
        String namespace =
                settings.lease().namespace().orElse(System.getenv().getOrDefault("POD_NAMESPACE", "default"));
        String holder = System.getenv().getOrDefault("POD_NAME", "ordinal") + "_" + UUID.randomUUID();
        return new Engine.Plan(
                rules,
                namespace,
                settings.lease().name(),
                holder,
                settings.lease().duration(),
                settings.turns().parallel(),
                settings.writes().parallel(),
                new Reports.Pace(settings.status().every(), settings.status().perSecond()),
                settings.status().replay());
    }

    private static Set<WorkloadKind> kinds(Settings settings) {
        List<String> usual = ClusterChoice.embedded() ? List.of("ordinalsets", "statefulsets") : List.of("ordinalsets");
        Set<WorkloadKind> kinds = EnumSet.noneOf(WorkloadKind.class);
        for (String name : settings.orchestrate().orElse(usual)) {
            switch (name) {
                case "ordinalsets" -> kinds.add(WorkloadKind.ORDINAL_SET);
                case "statefulsets" -> kinds.add(WorkloadKind.STATEFUL_SET);
                default ->
                    throw new IllegalArgumentException(
                            "ordinal.orchestrate: '" + name + "' is neither ordinalsets nor statefulsets");
            }
        }
        return kinds;
    }

    @Produces
    @Singleton
    DesiredStates desired() {
        return engine.desired();
    }

    @Produces
    @Singleton
    Foresight foresight() {
        return engine.foresight();
    }

    @Produces
    @Singleton
    StatusBoard board() {
        return engine.board();
    }

    @Produces
    @Singleton
    Leading leading() {
        return engine::mayAct;
    }

    @Produces
    @Singleton
    MeterBinder meters() {
        return registry -> FunctionCounter.builder("ordinal.creates.stray", engine, Engine::strayCreates)
                .description("Objects created when the lease had just been lost")
                .register(registry);
    }

    boolean seesAll() {
        return engine.seesAll();
    }

    void start(@Observes @Priority(1) StartupEvent event) {
        if (!ClusterChoice.embedded() && !ClusterChoice.inPod()) {
            define();
        }
        engine.start();
    }

    /** Beside a person, the definition is installed where it is missing; in a pod that is the chart's business. */
    private void define() {
        String name = Resource.ORDINAL_SETS.plural() + "." + Resource.ORDINAL_SETS.group();
        api.create(DEFINITIONS.at("", name), Cluster.definition(), Write.PLAIN)
                .subscribe()
                .with(created -> LOG.infof("installed the definition of OrdinalSet"), failure -> {
                    if (!(failure instanceof ApiFailure refusal && refusal.alreadyExists())) {
                        LOG.warnf("the definition of OrdinalSet was not installed: %s", failure.getMessage());
                    }
                });
    }

    void stopBroker(@Observes @Destroyed(ApplicationScoped.class) Object event) {
        BrokerChoice.stop();
    }

    void stop(@Observes ShutdownEvent event) {
        long end = System.nanoTime() + DRAIN.toNanos();
        while (!engine.drained() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        try {
            engine.stop().subscribeAsCompletionStage().get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException notReleased) {
            LOG.infof("the lease was not given back; it lapses by itself: %s", notReleased);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
