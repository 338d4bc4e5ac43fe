package dev.ordinal.requests.broker;

import io.smallrye.reactive.messaging.providers.impl.ConnectorConfig;
import org.eclipse.microprofile.config.ConfigProvider;

/** The settings of the channel of requests, for those who speak to its broker beside the channel: there is no second set. */
final class RequestsConfig extends ConnectorConfig {
    RequestsConfig() {
        super("mp.messaging.incoming.", ConfigProvider.getConfig(), "ordinal-requests");
    }
}
