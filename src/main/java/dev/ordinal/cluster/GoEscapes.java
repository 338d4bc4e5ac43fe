package dev.ordinal.cluster;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;

/**
 * Escapes in texts what the API server escapes when it writes JSON. It makes no difference to what a text says, but where the server
 * keeps what it was sent, as the data of a revision, and compares it later with what it writes itself, both are the same octets.
 */
final class GoEscapes extends CharacterEscapes {
    private static final long serialVersionUID = 1;
    private static final int[] ASCII = standardAsciiEscapesForJSON();

    static {
        for (char each : new char[] {'<', '>', '&'}) {
            ASCII[each] = ESCAPE_CUSTOM;
        }
    }

    @Override
    public int[] getEscapeCodesForAscii() {
        return ASCII;
    }

    /** Asked for '<', '>' and '&', and for every character beyond ASCII. */
    @Override
    public SerializableString getEscapeSequence(int character) {
        return switch (character) {
            case '<', '>', '&', '\u2028', '\u2029' -> new SerializedString(String.format("\\u%04x", character));
            default -> null;
        };
    }
}
