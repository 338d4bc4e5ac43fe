package dev.ordinal.it;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Issues certificates for servers on loopback and for their clients; the JDK's keytool does the work. */
public final class Authority {
    private static final String PASSWORD = "changeit";
    private static final String OWN = "authority";
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

    private final Path store;
    private int issued;

    /** @param folder for its keys; created where it is missing */
    public Authority(Path folder, String name) throws IOException {
        this.store = Files.createDirectories(folder).resolve(name + ".p12").toAbsolutePath();
        keytool("-alias", OWN, "-dname", "CN=" + name, "-ext", "bc:critical=ca:true", "-validity", "2");
    }

    /** A certificate with its key. */
    public record Issued(X509Certificate certificate, Key key) {

        public String certificatePem() {
            return pem("CERTIFICATE", encoded(certificate));
        }

        public String keyPem() {
            return pem("PRIVATE KEY", key.getEncoded());
        }

        /** For servers that read a key store, in PKCS12. */
        public void writeTo(Path file, String password) throws GeneralSecurityException, IOException {
            KeyStore keys = empty();
            keys.setKeyEntry("own", key, password.toCharArray(), new Certificate[] {certificate});
            try (OutputStream out = Files.newOutputStream(file)) {
                keys.store(out, password.toCharArray());
            }
        }

        /** Shows this certificate, and trusts those of that authority. */
        public SSLContext trusting(Authority authority) throws GeneralSecurityException, IOException {
            KeyStore keys = empty();
            keys.setKeyEntry("own", key, PASSWORD.toCharArray(), new Certificate[] {certificate});
            KeyManagerFactory shown = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            shown.init(keys, PASSWORD.toCharArray());
            KeyStore authorities = empty();
            authorities.setCertificateEntry(OWN, authority.certificate());
            TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trusted.init(authorities);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(shown.getKeyManagers(), trusted.getTrustManagers(), null);
            return context;
        }
    }

    /** @param life how long it is still valid, at most a day */
    public Issued issue(String subject, Duration life) throws GeneralSecurityException, IOException {
        String alias = "issued-" + issued++;
        String begin = "-1d+" + life.toSeconds() + "S";
        keytool(
                "-alias",
                alias,
                "-signer",
                OWN,
                "-dname",
                subject,
                "-ext",
                "san=ip:127.0.0.1",
                "-startdate",
                begin,
                "-validity",
                "1");
        KeyStore all = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        return new Issued((X509Certificate) all.getCertificate(alias), all.getKey(alias, PASSWORD.toCharArray()));
    }

    /** By which those that it issued are known. */
    public String pem() throws GeneralSecurityException, IOException {
        return pem("CERTIFICATE", encoded(certificate()));
    }

    private Certificate certificate() throws GeneralSecurityException, IOException {
        return KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray()).getCertificate(OWN);
    }

    private void keytool(String... words) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair"));
        command.addAll(List.of("-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        command.addAll(List.of("-keyalg", "RSA", "-keysize", "2048", "-J-XX:TieredStopAtLevel=1"));
        Command.run(Stream.concat(command.stream(), Stream.of(words)).toArray(String[]::new))
                .succeeds();
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static byte[] encoded(Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    private static String pem(String kind, byte[] octets) {
        return "-----BEGIN " + kind + "-----\n" + LINES.encodeToString(octets) + "\n-----END " + kind + "-----\n";
    }
}
