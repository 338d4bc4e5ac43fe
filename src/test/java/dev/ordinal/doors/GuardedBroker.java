package dev.ordinal.doors;

import dev.ordinal.it.Authority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** What a broker needs that is spoken to by TLS and with a password, and what the program has to be told of it. */
public record GuardedBroker(Authority.Issued shown, Authority trusted, Path directory) {
    public static final String USER = "ordinal";
    public static final String PASSWORD = "a-password-that-nobody-logs";
    private static final Duration LIFE = Duration.ofHours(1);

    static GuardedBroker in(Path directory) {
        try {
            Authority authority = new Authority(directory, "broker");
            return new GuardedBroker(authority.issue("CN=broker", LIFE), authority, directory);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The password comes from a file, as it would from a Secret; beside the right authority stands one that issued nothing. */
    Map<String, String> settings(String client, int port) {
        try {
            Path credentials = Files.writeString(
                    directory.resolve("credentials.properties"),
                    client + "-username=" + USER + "\n" + client + "-password=" + PASSWORD + "\n");
            Map<String, String> settings = new HashMap<>();
            settings.put(client + "-host", "127.0.0.1");
            settings.put(client + "-port", String.valueOf(port));
            settings.put(
                    "quarkus.config.locations", credentials.toAbsolutePath().toString());
            settings.put("ordinal.queue.tls", "true");
            settings.put("quarkus.tls.broker.trust-store.pem.certs", authority(trusted, "ca.crt"));
            settings.put(
                    "quarkus.tls.stranger.trust-store.pem.certs",
                    authority(new Authority(directory, "stranger"), "stranger.crt"));
            settings.put("quarkus.log.file.enable", "true");
            settings.put("quarkus.log.file.path", log().toString());
            return settings;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String authority(Authority authority, String name) throws GeneralSecurityException, IOException {
        return Files.writeString(directory.resolve(name), authority.pem())
                .toAbsolutePath()
                .toString();
    }

    public Path log() {
        return directory.resolve("log").toAbsolutePath();
    }
}
