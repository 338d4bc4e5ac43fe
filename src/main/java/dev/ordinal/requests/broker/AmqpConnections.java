package dev.ordinal.requests.broker;

import io.smallrye.reactive.messaging.ClientCustomizer;
import io.smallrye.reactive.messaging.amqp.AmqpConnectorIncomingConfiguration;
import io.smallrye.reactive.messaging.providers.helpers.ConfigUtils;
import io.vertx.amqp.AmqpClientOptions;
import io.vertx.mutiny.amqp.AmqpClient;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Connects by AMQP 1.0, under the settings of SmallRye's connector. */
@ApplicationScoped
class AmqpConnections {
    /** A peer that has gone silent without a word is noticed within twice this. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final Instance<ClientCustomizer<AmqpClientOptions>> customizers;

    AmqpConnections(Vertx vertx, @Any Instance<ClientCustomizer<AmqpClientOptions>> customizers) {
        this.vertx = vertx;
        this.customizers = customizers;
    }

    AmqpClient client(AmqpConnectorIncomingConfiguration settings) {
        return AmqpClient.create(vertx, ConfigUtils.customize(settings.config(), customizers, options(settings)));
    }

    static List<String> capabilities(AmqpConnectorIncomingConfiguration settings) {
        return settings.getCapabilities()
                .map(text -> Arrays.stream(text.split(",")).map(String::strip).toList())
                .orElse(List.of());
    }

    private static AmqpClientOptions options(AmqpConnectorIncomingConfiguration settings) {
        AmqpClientOptions options = new AmqpClientOptions()
                .setHost(settings.getHost())
                .setPort(settings.getPort())
                .setSsl(settings.getUseSsl())
                .setConnectTimeout(settings.getConnectTimeout())
                .setHeartbeat((int) HEARTBEAT.toMillis());
        settings.getUsername().ifPresent(options::setUsername);
        settings.getPassword().ifPresent(options::setPassword);
        settings.getContainerId().ifPresent(options::setContainerId);
        settings.getVirtualHost().ifPresent(options::setVirtualHost);
        if (settings.getUseSsl()) {
            options.setHostnameVerificationAlgorithm("HTTPS");
        }
        return options;
    }
}
