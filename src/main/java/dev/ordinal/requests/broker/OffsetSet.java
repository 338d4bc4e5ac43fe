package dev.ordinal.requests.broker;

import java.util.BitSet;
import java.util.TreeMap;

/** Offsets of one partition, a bit each where they lie close together: a million take no more than some 100 KiB. */
final class OffsetSet {
    private static final int CHUNK = 4096;

    private final TreeMap<Long, BitSet> chunks = new TreeMap<>();

    void add(long offset) {
        chunks.computeIfAbsent(offset / CHUNK, chunk -> new BitSet()).set((int) (offset % CHUNK));
    }

    boolean contains(long offset) {
        BitSet chunk = chunks.get(offset / CHUNK);
        return chunk != null && chunk.get((int) (offset % CHUNK));
    }

    /** Those that lie below in a whole chunk: what the broker no longer has, nobody asks for. */
    void forgetBelow(long offset) {
        chunks.headMap(offset / CHUNK).clear();
    }
}
