package dev.ordinal.decide;

import dev.ordinal.workload.WorkloadKey;
import java.nio.charset.StandardCharsets;

/**
 * The name of a revision: the workload's name and a short hash of the template (R3.2), the same that the built-in controller makes,
 * so that either finds what the other stored. A collision count leads to another name (R3.6).
 */
public final class RevisionName {
    private static final int FNV_OFFSET = 0x811c9dc5;
    private static final int FNV_PRIME = 0x01000193;

    /** No vowels and no look-alikes, so that a hash never reads as a word. */
    private static final String ALPHABET = "bcdfghjklmnpqrstvwxz2456789";

    /** A longer name would leave the object's name no room for the hash. */
    private static final int LONGEST_PREFIX = 223;

    private RevisionName() {}

    /**
     * @param nameHash {@link #hash} of the revision's data
     * @param collisions how often the name was found taken by other content
     */
    public static String of(WorkloadKey key, int nameHash, int collisions) {
        int hash = hash(nameHash, String.valueOf(collisions));
        String prefix =
                key.name().substring(0, Math.min(LONGEST_PREFIX, key.name().length()));
        StringBuilder name = new StringBuilder(prefix).append('-');
        Integer.toUnsignedString(hash)
                .chars()
                .forEach(digit -> name.append(ALPHABET.charAt(digit % ALPHABET.length())));
        return name.toString();
    }

    /** FNV-1 of a text in UTF-8. */
    public static int hash(String text) {
        return hash(FNV_OFFSET, text);
    }

    private static int hash(int begun, String text) {
        int hash = begun;
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash * FNV_PRIME) ^ (each & 0xff);
        }
        return hash;
    }
}
