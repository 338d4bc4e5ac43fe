package dev.ordinal.decide;

import dev.ordinal.workload.WorkloadKey;

/**
 * The name of a revision: the workload's name and a short hash of the template (R3.2). The same template has the same name
 * wherever it is computed; a collision count leads to another one (R3.6).
 */
public final class RevisionName {
    private static final int FNV_OFFSET = 0x811c9dc5;
    private static final int FNV_PRIME = 0x01000193;

    /** No vowels and no look-alikes, so that a hash never reads as a word. */
    private static final String ALPHABET = "bcdfghjklmnpqrstvwxz2456789";

    private RevisionName() {}

    /** @param collisions how often the name was found taken by other content */
    public static String of(WorkloadKey key, String templateHash, int collisions) {
        return key.name() + "-" + hash(collisions == 0 ? templateHash : templateHash + "/" + collisions);
    }

    private static String hash(String text) {
        int hash = FNV_OFFSET;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        long rest = Integer.toUnsignedLong(hash);
        StringBuilder encoded = new StringBuilder();
        do {
            encoded.append(ALPHABET.charAt((int) (rest % ALPHABET.length())));
            rest /= ALPHABET.length();
        } while (rest > 0);
        return encoded.toString();
    }
}
