package dev.ordinal.doors;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/** Artemis with a password, and beside the plain line, which its tests use, one with TLS. */
public final class AmqpTlsBroker extends AmqpBroker {
    private static final String STORE = "changeit";
    private static GuardedBroker guarded;

    private int tls;

    public static GuardedBroker guarded() {
        return guarded;
    }

    @Override
    void guard(ConfigurationImpl configuration, EmbeddedActiveMQ broker) throws Exception {
        guarded = GuardedBroker.in(directory());
        Path keys = directory().resolve("server.p12").toAbsolutePath();
        guarded.shown().writeTo(keys, STORE);
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            tls = free.getLocalPort();
        }
        SecurityConfiguration users = new SecurityConfiguration();
        users.addUser(GuardedBroker.USER, GuardedBroker.PASSWORD);
        users.addRole(GuardedBroker.USER, "all");
        broker.setSecurityManager(new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users));
        Role all = new Role("all", true, true, true, true, true, true, true, true, true, true, true, true);
        configuration
                .setSecurityEnabled(true)
                .putSecurityRoles("#", Set.of(all))
                .addAcceptorConfiguration(
                        "tls",
                        "tcp://127.0.0.1:" + tls + "?protocols=AMQP;sslEnabled=true;keyStoreType=PKCS12;keyStorePath="
                                + keys + ";keyStorePassword=" + STORE);
    }

    @Override
    public Map<String, String> start() {
        super.start();
        return guarded.settings("amqp", tls);
    }
}
