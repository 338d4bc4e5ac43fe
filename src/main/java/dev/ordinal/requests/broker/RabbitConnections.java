package dev.ordinal.requests.broker;

import com.rabbitmq.client.Address;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.smallrye.reactive.messaging.rabbitmq.RabbitMQConnectorIncomingConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;

/** Connects to RabbitMQ, under the settings of SmallRye's connector. */
@ApplicationScoped
class RabbitConnections {
    private final TlsConfigurationRegistry tls;

    RabbitConnections(TlsConfigurationRegistry tls) {
        this.tls = tls;
    }

    /** Blocks until it is there. */
    Connection open(RabbitMQConnectorIncomingConfiguration settings, String name)
            throws IOException, TimeoutException, GeneralSecurityException {
        return factory(settings).newConnection(addresses(settings), name);
    }

    private ConnectionFactory factory(RabbitMQConnectorIncomingConfiguration settings) throws GeneralSecurityException {
        ConnectionFactory factory = new ConnectionFactory();
        settings.getUsername().ifPresent(factory::setUsername);
        settings.getPassword().ifPresent(factory::setPassword);
        factory.setVirtualHost(settings.getVirtualHost());
        factory.setConnectionTimeout(settings.getConnectionTimeout());
        factory.setRequestedHeartbeat(settings.getRequestedHeartbeat());
        // A connection that breaks is replaced as a whole: only so is it known which messages were its own.
        factory.setAutomaticRecoveryEnabled(false);
        factory.setTopologyRecoveryEnabled(false);
        if (settings.getSsl()) {
            factory.useSslProtocol(certificates(settings));
            factory.enableHostnameVerification();
        }
        return factory;
    }

    /** Those of {@code tls-configuration-name}, else those that the JDK trusts. */
    private SSLContext certificates(RabbitMQConnectorIncomingConfiguration settings) throws GeneralSecurityException {
        TlsConfiguration named = TlsConfiguration.from(
                        tls, settings.config().getOptionalValue("tls-configuration-name", String.class))
                .orElse(null);
        try {
            return named == null ? SSLContext.getDefault() : named.createSSLContext();
        } catch (GeneralSecurityException e) {
            throw e;
        } catch (Exception e) {
            throw new GeneralSecurityException(e);
        }
    }

    private static List<Address> addresses(RabbitMQConnectorIncomingConfiguration settings) {
        return settings.getAddresses()
                .map(text -> List.of(Address.parseAddresses(text)))
                .orElseGet(() -> List.of(new Address(settings.getHost(), settings.getPort())));
    }
}
