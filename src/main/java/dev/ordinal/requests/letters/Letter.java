package dev.ordinal.requests.letters;

import dev.ordinal.desired.Refusal;
import dev.ordinal.desired.RefusedException;
import dev.ordinal.requests.codec.Arrived;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A message that was put aside, as it lies there.
 *
 * @param id names it for as long as it lies there
 */
public record Letter(String id, Arrived arrived) {
    /** Enough that no two letters share a name by chance. */
    private static final int ID_BYTES = 16;

    /**
     * One of a queue that gives its messages no names: it is named by what it is. Two that are the same to the byte are one as far
     * as anybody can tell.
     */
    public static Letter ofContent(Arrived arrived) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new TreeMap<>(arrived.headers()).forEach((name, value) -> {
                if (!name.equals("x-delivery-count")) {
                    digest.update((name + '\0' + value + '\0').getBytes(StandardCharsets.UTF_8));
                }
            });
            digest.update(arrived.body().getBytes());
            byte[] id = new byte[ID_BYTES];
            System.arraycopy(digest.digest(), 0, id, 0, ID_BYTES);
            return new Letter(Base64.getUrlEncoder().withoutPadding().encodeToString(id), arrived);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(arrived.headers().get(name));
    }

    /** A part of a message is no request that anybody made. */
    public Optional<Refusal> notToBeReplayed() {
        Optional<String> body = header(LetterHeaders.BODY_LEFT)
                .map(bytes -> "its body of " + bytes + " bytes did not fit beside the reason; it lies at "
                        + from().orElse("the queue"));
        return body.or(() -> header(LetterHeaders.HEADERS_LEFT)
                        .map(bytes -> "its headers of " + bytes + " bytes did not fit beside the reason"))
                .map(detail -> Refusal.of(Refusal.Kind.CONFLICT, "", detail));
    }

    /** Where its message was read, where that is known. */
    Optional<String> from() {
        return header(LetterHeaders.TOPIC)
                .map(topic -> topic + "-" + header(LetterHeaders.PARTITION).orElse("?") + "@"
                        + header(LetterHeaders.OFFSET).orElse("?"))
                .or(() -> header(LetterHeaders.DROPPED_FROM));
    }

    public static RefusedException missing(String id) {
        return new RefusedException(missingRefusal(id));
    }

    public static Refusal missingRefusal(String id) {
        return Refusal.of(Refusal.Kind.NOT_FOUND, "", "no dead letter '" + id + "' lies there");
    }
}
