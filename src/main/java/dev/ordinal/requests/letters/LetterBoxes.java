package dev.ordinal.requests.letters;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Chooses by configuration alone. */
@ApplicationScoped
class LetterBoxes {
    @Produces
    @Singleton
    static LetterBox box(
            @Any Instance<Shelf> shelves,
            @ConfigProperty(name = "ordinal.queue.broker") String broker,
            @ConfigProperty(name = "ordinal.queue.enabled") boolean enabled) {
        return new LetterBox(
                enabled
                        ? shelves.stream()
                                .filter(each -> each.broker().equals(broker))
                                .findFirst()
                        : Optional.empty());
    }
}
