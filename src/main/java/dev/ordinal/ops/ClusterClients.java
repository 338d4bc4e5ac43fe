package dev.ordinal.ops;

import io.fabric8.kubernetes.client.vertx.VertxHttpClient;
import io.fabric8.kubernetes.client.vertx.VertxHttpClientBuilder;
import io.fabric8.kubernetes.client.vertx.VertxHttpClientFactory;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.OpenSSLEngineOptions;
import io.vertx.core.net.TrustOptions;
import io.vertx.ext.web.client.WebClientOptions;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509KeyManager;
import org.jboss.logging.Logger;

/**
 * Makes clients that speak TLS by OpenSSL, where there is a build of it for the machine, and else by the JVM. The JVM's own is
 * fast only in code of its optimising compiler, which this program does without (src/main/jvm.options): it took a fifth of all
 * processor time. One for each client, since it keeps what that was made of.
 */
final class ClusterClients extends VertxHttpClientFactory {
    private static final Logger LOG = Logger.getLogger(ClusterClients.class);

    private KeyManager[] keys = {};
    private TrustManager[] trusts = {};

    @Override
    public VertxHttpClientBuilder<VertxHttpClientFactory> newBuilder() {
        return new VertxHttpClientBuilder<>(this, null) {
            @Override
            public VertxHttpClient<VertxHttpClientFactory> build() {
                keys = given(getKeyManagers(), keys);
                trusts = given(getTrustManagers(), trusts);
                return super.build();
            }
        };
    }

    @Override
    protected void additionalConfig(WebClientOptions options) {
        if (!options.isSsl()) {
            return;
        }
        if (!OpenSSLEngineOptions.isAvailable()) {
            LOG.info("TLS by the JVM, which takes more processor time: OpenSSL can't be loaded here");
            return;
        }
        options.setSslEngineOptions(new OpenSSLEngineOptions());
        Stream.of(trusts).findFirst().map(TrustOptions::wrap).ifPresent(options::setTrustOptions);
        Stream.of(keys)
                .filter(X509KeyManager.class::isInstance)
                .map(X509KeyManager.class::cast)
                .findFirst()
                .map(KeyCertOptions::wrap)
                .ifPresent(options::setKeyCertOptions);
    }

    private static <T> T given(T value, T otherwise) {
        return value == null ? otherwise : value;
    }
}
