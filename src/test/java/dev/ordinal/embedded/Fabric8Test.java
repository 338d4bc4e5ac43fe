package dev.ordinal.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The client Ordinal uses against a real cluster works against this one. */
class Fabric8Test {
    @Test
    void informersFollowAPodFromBirthToEnd() {
        try (Live live = new Live();
                KubernetesClient client = new KubernetesClientBuilder()
                        .withConfig(Config.fromKubeconfig(live.server.kubeconfig()))
                        .build()) {
            try (SharedIndexInformer<Pod> informer =
                    client.pods().inAnyNamespace().inform()) {
                Pod pod = new PodBuilder()
                        .withNewMetadata()
                        .withName("p")
                        .endMetadata()
                        .withNewSpec()
                        .addNewContainer()
                        .withName("c")
                        .withImage("i")
                        .endContainer()
                        .endSpec()
                        .build();
                client.pods().inNamespace("default").resource(pod).create();
                await().untilAsserted(() -> assertThat(informer.getStore().list())
                        .singleElement()
                        .matches(Readiness.getInstance()::isReady));
                client.pods().inNamespace("default").withName("p").delete();
                await().untilAsserted(
                                () -> assertThat(informer.getStore().list()).isEmpty());
            }
        }
    }

    @Test
    void customResourcesScaleAndStaleStatusesAreRefused() {
        try (Live live = new Live();
                KubernetesClient client = new KubernetesClientBuilder()
                        .withConfig(Config.fromKubeconfig(live.server.kubeconfig()))
                        .build()) {
            live.cluster.install(Sim.resource("/embedded/ordinalset-crd.json"));
            var sets = client.genericKubernetesResources("apps.ordinal.dev/v1", "OrdinalSet")
                    .inNamespace("default");
            GenericKubernetesResource set = new GenericKubernetesResource();
            set.setApiVersion("apps.ordinal.dev/v1");
            set.setKind("OrdinalSet");
            set.setMetadata(new ObjectMetaBuilder().withName("web").build());
            GenericKubernetesResource made = sets.resource(set).create();
            sets.withName("web").scale(4);
            assertThat(sets.withName("web").get().<Integer>get("spec", "replicas"))
                    .isEqualTo(4);
            made.setAdditionalProperty("status", Map.of("replicas", 1));
            assertThat(catchThrowableOfType(
                                    KubernetesClientException.class,
                                    () -> sets.resource(made).updateStatus())
                            .getCode())
                    .isEqualTo(409);
            assertThat(sets.withName("web")
                            .editStatus(current -> {
                                current.setAdditionalProperty("status", Map.of("replicas", 1));
                                return current;
                            })
                            .<Integer>get("status", "replicas"))
                    .isEqualTo(1);
        }
    }
}
