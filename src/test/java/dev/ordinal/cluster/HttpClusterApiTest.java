package dev.ordinal.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HttpClusterApiTest {
    private static final Duration LONGEST = Duration.ofMillis(300);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** A turn waits for what it asked: without an end to that a connection that is dead would stop its workload for good. */
    @Test
    void a_server_that_never_answers_counts_as_one_that_is_not_there() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                KubernetesClient client = client(silent.getLocalPort())) {
            HttpClusterApi api = new HttpClusterApi(client.getMasterUrl().toString(), client::getHttpClient, LONGEST);
            ObjectRef pod = Resource.PODS.at("shop", "web-0");
            assertThatThrownBy(() -> api.get(pod).await().atMost(PATIENCE))
                    .isInstanceOfSatisfying(
                            ApiFailure.class,
                            failure -> assertThat(failure.code()).isZero());
        }
    }

    private static KubernetesClient client(int port) {
        Config config = new ConfigBuilder(Config.empty())
                .withMasterUrl("http://127.0.0.1:" + port)
                .withRequestRetryBackoffLimit(0)
                .build();
        return new KubernetesClientBuilder().withConfig(config).build();
    }
}
