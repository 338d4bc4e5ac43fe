package dev.ordinal.requests.queue;

import org.eclipse.microprofile.reactive.messaging.Message;

/** What one kind of broker does in its own way. */
public interface Wire {

    /** As {@code ordinal.queue.broker} names it. */
    String broker();

    /** The message that came on the channel of requests. */
    Delivery delivery(Message<?> message);
}
