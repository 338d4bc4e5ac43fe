package dev.ordinal.requests.broker;

import dev.ordinal.requests.letters.Letter;
import dev.ordinal.requests.letters.Shelf;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.smallrye.reactive.messaging.amqp.AmqpConnectorIncomingConfiguration;
import io.vertx.amqp.AmqpConnection;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.proton.ProtonConnection;
import io.vertx.proton.ProtonDelivery;
import io.vertx.proton.ProtonHelper;
import io.vertx.proton.ProtonReceiver;
import io.vertx.proton.ProtonSender;
import java.io.IOException;
import java.util.Objects;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.messaging.Accepted;
import org.apache.qpid.proton.amqp.messaging.Source;
import org.apache.qpid.proton.amqp.messaging.Target;
import org.apache.qpid.proton.message.Message;

/** One look at the dead letters over a connection of its own, a window at a time, on the event loop of that connection. */
final class AmqpReading {
    /** Messages that the broker may send at once. */
    private static final int WINDOW = 100;

    private static final String COPY = "copy";
    private static final String MOVE = "move";
    /** Between two messages of a window; a busy broker only costs one drain more. */
    private static final long SILENCE_MILLIS = 100;

    private static final long DRAINED_MILLIS = 10_000;

    private final Context loop = Objects.requireNonNull(Vertx.currentContext());
    private final ProtonConnection connection;
    private final Symbol[] queue;
    private final String requests;
    private final String dead;

    /** Says whether to go on. */
    interface Step {
        boolean take(Letter letter, Taken message);
    }

    /** A message that came. */
    record Taken(Message message, ProtonDelivery delivery) {}

    /** To be made on the connection's event loop. */
    AmqpReading(AmqpConnection connection, AmqpConnectorIncomingConfiguration settings, String dead) {
        this.connection = connection.unwrap();
        this.queue = AmqpConnections.capabilities(settings).stream()
                .map(Symbol::valueOf)
                .toArray(Symbol[]::new);
        this.requests = settings.getAddress().orElse(settings.getChannel());
        this.dead = dead;
    }

    /** From the oldest on, and all stay where they are; false if it ended before the queue did and before the step said so. */
    Uni<Boolean> copies(Step step) {
        return walk(COPY, step);
    }

    /**
     * The same, but each is taken from the queue until it is settled or the connection closes. The step is shown some more after it
     * said that it has enough: they are on their way by then.
     */
    Uni<Boolean> originals(Step step) {
        return walk(MOVE, step);
    }

    private Uni<Boolean> walk(String mode, Step step) {
        return onLoop(emitter -> {
            ProtonReceiver receiver = connection.createReceiver(dead);
            Source source = (Source) receiver.getSource();
            source.setDistributionMode(Symbol.valueOf(mode));
            source.setCapabilities(queue);
            new Walk(receiver, step, mode.equals(MOVE), emitter).begin();
        });
    }

    /** Completes when the broker has it. */
    Uni<Void> publish(Message message) {
        return onLoop(emitter -> {
            ProtonSender sender = connection.createSender(requests);
            ((Target) sender.getTarget()).setCapabilities(queue);
            sender.closeHandler(closed -> emitter.fail(new IOException("the broker takes nothing for " + requests)));
            sender.openHandler(opened -> {
                if (opened.failed()) {
                    emitter.fail(opened.cause());
                    return;
                }
                sender.send(message, delivery -> {
                    if (delivery.getRemoteState() instanceof Accepted) {
                        emitter.complete(null);
                    } else {
                        emitter.fail(new IOException("the broker answered " + delivery.getRemoteState()));
                    }
                    sender.close();
                });
            });
            sender.open();
        });
    }

    Uni<Void> settle(ProtonDelivery delivery, boolean gone) {
        return onLoop(emitter -> {
            if (gone) {
                ProtonHelper.accepted(delivery, true);
            } else {
                ProtonHelper.released(delivery, true);
            }
            emitter.complete(null);
        });
    }

    private <T> Uni<T> onLoop(java.util.function.Consumer<UniEmitter<? super T>> work) {
        return Uni.createFrom().emitter(emitter -> {
            connection.disconnectHandler(gone -> emitter.fail(new IOException("the connection broke")));
            loop.runOnContext(now -> work.accept(emitter));
        });
    }

    /**
     * Window after window. When nothing more comes the rest of the credit is drained, which tells whether the queue has ended; not
     * sooner, since the answer to a drain that was not needed would take the credit of the next window.
     */
    private static final class Walk {
        private final Vertx vertx = Vertx.currentContext().owner();
        private final ProtonReceiver receiver;
        private final Step step;
        private final boolean toTheEnd;
        private final UniEmitter<? super Boolean> emitter;
        private int looked;
        private int inWindow;
        private long silence;
        private boolean stopped;
        private boolean draining;
        private boolean drainedInVain;

        Walk(ProtonReceiver receiver, Step step, boolean toTheEnd, UniEmitter<? super Boolean> emitter) {
            this.receiver = receiver;
            this.step = step;
            this.toTheEnd = toTheEnd;
            this.emitter = emitter;
        }

        void begin() {
            receiver.setPrefetch(0).setAutoAccept(false);
            receiver.handler((delivery, message) -> take(new Taken(message, delivery)));
            receiver.closeHandler(
                    closed -> emitter.fail(new IOException("the broker ended the look: " + closed.cause())));
            receiver.openHandler(opened -> {
                if (opened.failed()) {
                    emitter.fail(opened.cause());
                } else {
                    window();
                }
            });
            receiver.open();
        }

        private void window() {
            inWindow = 0;
            receiver.flow(WINDOW);
            silence = vertx.setTimer(SILENCE_MILLIS, silent -> drain());
        }

        private void take(Taken taken) {
            looked++;
            inWindow++;
            if (!stopped || toTheEnd) {
                stopped = !step.take(Letter.ofContent(new AmqpDelivery(taken.message()).arrived()), taken);
            }
            if (draining) {
                return;
            }
            vertx.cancelTimer(silence);
            if (stopped && !toTheEnd) {
                emitter.complete(true);
            } else if (inWindow == WINDOW) {
                full();
            } else if (stopped) {
                drain();
            } else {
                silence = vertx.setTimer(SILENCE_MILLIS, silent -> drain());
            }
        }

        private void full() {
            if (stopped || looked >= Shelf.LOOK_MAX) {
                emitter.complete(stopped);
            } else {
                window();
            }
        }

        private void drain() {
            draining = true;
            receiver.drain(DRAINED_MILLIS, drained -> {
                draining = false;
                if (drained.failed()) {
                    emitter.fail(drained.cause());
                } else if (inWindow == WINDOW) {
                    drainedInVain = true;
                    full();
                } else if (drainedInVain && inWindow == 0 && !stopped) {
                    drainedInVain = false;
                    window();
                } else {
                    emitter.complete(true);
                }
            });
        }
    }
}
