package dev.ordinal.requests.queue;

import dev.ordinal.requests.codec.Arrived;
import java.util.Map;
import org.eclipse.microprofile.reactive.messaging.Message;

/** A message as it came, to the byte, whichever broker it came from: what can't be stored is put aside the same. */
public interface Delivery {

    /** What its reader sees of it. */
    Arrived arrived();

    /** Where it was read, for people. */
    String origin();

    /** It as it came, for the dead letters, with the reasons as further headers. */
    Message<Object> letter(Map<String, String> reasons);

    /** The same without its body, which stays where it was read. */
    Message<Object> letterWithoutBody(Map<String, String> reasons);

    /** Whether the broker did not take the letter for its size alone. */
    default boolean tooLarge(Throwable failure) {
        return false;
    }
}
