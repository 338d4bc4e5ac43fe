package dev.ordinal.cluster;

import io.smallrye.mutiny.Multi;
import java.util.OptionalInt;

/** What containers write. Beside {@link ClusterApi}, for the store of a simulation has pods, but no containers. */
public interface PodLogs {

    /**
     * Bytes as they come, no more of them than are asked for. Ends with the log, or with the container if it is followed; an
     * {@link ApiFailure} comes before the first byte, or where the connection breaks.
     */
    Multi<byte[]> read(ObjectRef pod, Wanted wanted);

    /**
     * How much of it.
     *
     * @param follow goes on with what is written from now on
     * @param previous that of the container before it was restarted last
     * @param timestamps each line begins with its time
     * @param tail so many lines at the end; all if empty
     * @param seconds those of so many seconds until now; all if empty
     */
    record Wanted(
            String container,
            boolean follow,
            boolean previous,
            boolean timestamps,
            OptionalInt tail,
            OptionalInt seconds) {
        /** The same of another container. */
        public Wanted in(String other) {
            return new Wanted(other, follow, previous, timestamps, tail, seconds);
        }
    }
}
