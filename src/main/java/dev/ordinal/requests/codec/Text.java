package dev.ordinal.requests.codec;

import dev.ordinal.desired.Refusal;
import dev.ordinal.desired.RefusedException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Bytes as text: strictly UTF-8, no NUL, no byte order mark left in front. */
final class Text {
    private Text() {}

    static String of(byte[] bytes, int bytesMax, String pointer) {
        if (bytes.length > bytesMax) {
            throw new RefusedException(
                    Refusal.Kind.TOO_LARGE, pointer, bytes.length + " bytes; at most " + bytesMax + " are accepted");
        }
        String text = decode(bytes, pointer);
        int nul = text.indexOf('\0');
        if (nul >= 0) {
            throw new RefusedException(
                    Refusal.Kind.MALFORMED, pointer, "a NUL character at position " + nul + "; text has none");
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static String decode(byte[] bytes, String pointer) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new RefusedException(Refusal.Kind.MALFORMED, pointer, "not UTF-8 text: " + e.getMessage());
        }
    }
}
