package dev.ordinal.differential;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordinal.it.Kube;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One cluster with whoever runs its StatefulSets, and everything that happens in it. */
final class Side implements AutoCloseable, Watching.Listener {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String name;
    private final Kube kube;
    private final Pace pace = new Pace();
    private final Map<String, Namespace> namespaces = new ConcurrentHashMap<>();
    private final List<Watching> watches = new ArrayList<>();

    private Side(String name, Kube kube) {
        this.name = name;
        this.kube = kube;
    }

    static Side open(String name, Path kubeconfig) throws IOException, GeneralSecurityException {
        Side side = new Side(name, Kube.of(kubeconfig));
        for (Kind kind : Kind.values()) {
            side.watches.add(Watching.open(side.kube, kind, side));
        }
        return side;
    }

    String name() {
        return name;
    }

    Kube kube() {
        return kube;
    }

    /** Makes it, and waits until pods can be made in it. */
    Namespace namespace(String wanted) throws IOException {
        Namespace made = namespaces.computeIfAbsent(wanted, id -> new Namespace(kube, pace, id));
        kube.createNamespace(wanted);
        String account = "/api/v1/namespaces/" + wanted + "/serviceaccounts/default";
        await("the service account of " + wanted)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> kube.send("GET", account, "", null).code() == 200);
        return made;
    }

    @Override
    public void saw(Kind kind, String type, JsonNode object) {
        Namespace namespace = namespaces.get(object.at("/metadata/namespace").asText());
        if (namespace != null) {
            namespace.saw(kind, type, object);
        }
    }

    @Override
    public void broke(String why) {
        namespaces.values().forEach(namespace -> namespace.broke(name + ": " + why));
    }

    @Override
    public void close() {
        watches.forEach(Watching::close);
        kube.close();
    }
}
