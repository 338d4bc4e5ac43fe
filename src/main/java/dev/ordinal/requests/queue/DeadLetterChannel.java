package dev.ordinal.requests.queue;

import dev.ordinal.desired.Refusal;
import dev.ordinal.requests.letters.LetterHeaders;
import dev.ordinal.requests.problem.Problem;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Puts messages aside on the broker that they came from: as they came, the reason in further headers. */
@ApplicationScoped
class DeadLetterChannel implements DeadLetters {
    /** A connection that breaks may take a confirmation with it. Longer than the 15 seconds after which Kafka's producer gives up. */
    private static final Duration CONFIRMED_WITHIN = Duration.ofSeconds(20);

    private final MutinyEmitter<Object> channel;
    private final InstantSource clock;

    DeadLetterChannel(@Channel("ordinal-requests-dlq") MutinyEmitter<Object> channel, InstantSource clock) {
        this.channel = channel;
        this.clock = clock;
    }

    /** One that is too large for the broker with its reason leaves its body where it was read: its origin says where. */
    @Override
    public Uni<Void> store(Delivery delivery, Refusal refusal) {
        Map<String, String> reasons = reasons(refusal);
        return send(delivery.letter(reasons))
                .onFailure(delivery::tooLarge)
                .recoverWithUni(() -> send(delivery.letterWithoutBody(withoutBody(delivery, reasons))));
    }

    private Uni<Void> send(Message<Object> letter) {
        return channel.sendMessage(letter).ifNoItem().after(CONFIRMED_WITHIN).fail();
    }

    private Map<String, String> reasons(Refusal refusal) {
        Map<String, String> reasons = new TreeMap<>();
        reasons.put(LetterHeaders.KIND, refusal.kind().name());
        reasons.put(LetterHeaders.PROBLEM, Problem.of(refusal).brief().toString());
        reasons.put(LetterHeaders.AT, clock.instant().toString());
        return reasons;
    }

    private static Map<String, String> withoutBody(Delivery delivery, Map<String, String> reasons) {
        Map<String, String> more = new TreeMap<>(reasons);
        more.put(
                LetterHeaders.BODY_LEFT,
                String.valueOf(delivery.arrived().body().length()));
        return more;
    }
}
