package dev.ordinal.subscribers;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Long answers are compressed for who can read that. Not one with an entity tag, which names these very octets (RFC 9110, 8.8.3.3) and
 * is what the next change is made conditional on; nor the stream and logs, which have to arrive piece by piece.
 */
@Provider
public class Gzip implements ContainerResponseFilter {
    /** Less goes in one packet or two either way. */
    static final int FROM_BYTES = 1_024;

    private static final Pattern REFUSED = Pattern.compile(".*;\\s*q\\s*=\\s*0(\\.0*)?\\s*", Pattern.CASE_INSENSITIVE);

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof byte[] plain
                && !response.getHeaders().containsKey(HttpHeaders.ETAG)) {
            response.getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
            packed(plain, request.getHeaderString(HttpHeaders.ACCEPT_ENCODING)).ifPresent(packed -> {
                response.getHeaders().putSingle(HttpHeaders.CONTENT_ENCODING, "gzip");
                response.setEntity(packed);
            });
        }
    }

    /**
     * Compressed, if it is long enough and wanted so.
     *
     * @param accepted the header {@code Accept-Encoding}
     */
    static Optional<byte[]> packed(byte[] plain, @Nullable String accepted) {
        return wanted(plain, accepted) ? Optional.of(compressed(plain)) : Optional.empty();
    }

    private static boolean wanted(byte[] plain, @Nullable String accepted) {
        if (plain.length < FROM_BYTES || accepted == null) {
            return false;
        }
        for (String each : accepted.split(",", -1)) {
            String coding = each.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
            if (coding.equals("gzip") || coding.equals("x-gzip")) {
                return !REFUSED.matcher(each).matches();
            }
        }
        return false;
    }

    private static byte[] compressed(byte[] plain) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream(plain.length / 4);
        try (OutputStream gzip = new Fast(compressed)) {
            gzip.write(plain);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return compressed.toByteArray();
    }

    /** JSON shrinks to a tenth already so, and an event loop waits for it. */
    private static final class Fast extends GZIPOutputStream {
        Fast(OutputStream to) throws IOException {
            super(to);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
