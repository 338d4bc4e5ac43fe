package dev.ordinal.doors;

import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.util.Map;

/** RabbitMQ with a password, and beside the plain line, which its tests use, one with TLS. */
public final class RabbitTlsBroker extends RabbitBroker {
    /** Above the three ports that {@code src/it/rabbitmq} uses. */
    private static final int TLS = 3;

    private static final int ABOVE = 10;
    private static GuardedBroker guarded;

    public RabbitTlsBroker() {
        super(ABOVE);
    }

    public static GuardedBroker guarded() {
        return guarded;
    }

    @Override
    String settings() throws IOException {
        guarded = GuardedBroker.in(directory());
        Files.writeString(directory().resolve("ca.pem"), pem());
        Files.writeString(directory().resolve("server.pem"), guarded.shown().certificatePem());
        Files.writeString(directory().resolve("server.key"), guarded.shown().keyPem());
        return """
                listeners.ssl.default = 127.0.0.1:%d
                ssl_options.cacertfile = %s/ca.pem
                ssl_options.certfile = %s/server.pem
                ssl_options.keyfile = %s/server.key
                ssl_options.verify = verify_none
                default_user = %s
                default_pass = %s
                """.formatted(
                port() + TLS, directory(), directory(), directory(), GuardedBroker.USER, GuardedBroker.PASSWORD);
    }

    private static String pem() throws IOException {
        try {
            return guarded.trusted().pem();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Map<String, String> start() {
        super.start();
        return guarded.settings("rabbitmq", port() + TLS);
    }
}
