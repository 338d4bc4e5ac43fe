package dev.ordinal.doors;

import dev.ordinal.desired.Refusal;
import dev.ordinal.requests.codec.Arrived;
import dev.ordinal.requests.codec.Binding;
import dev.ordinal.requests.letters.Fate;
import dev.ordinal.requests.letters.Letter;
import dev.ordinal.requests.letters.LetterPage;
import dev.ordinal.requests.letters.PageAsked;
import dev.ordinal.requests.letters.Shelf;
import dev.ordinal.requests.letters.Slip;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** One letter that always lies there. */
final class FakeShelf implements Shelf {
    private final Letter letter;

    FakeShelf(String id) {
        this.letter = shown(id);
    }

    /** As docs/protocol.md shows it. */
    static Letter shown(String id) {
        Map<String, String> headers = Map.of(
                "ce_specversion", "1.0",
                "ce_source", "/ci/build-12",
                "ce_id", "7d6",
                "ce_subject", "default/web",
                "ce_type", "dev.ordinal.request.scale.v1",
                "ordinal-refusal-kind", "NOT_FOUND",
                "ordinal-refusal", """
                        {"type": "/problems/not-found", "title": "Not found", "status": 404,
                         "detail": "there is no workload default/web", "faults": []}""",
                "ordinal-refused-at", "2026-01-02T12:00:00Z");
        Map<String, String> where =
                Map.of("ordinal-topic", "ordinal.requests", "ordinal-partition", "0", "ordinal-offset", "17");
        Map<String, String> all = new HashMap<>(headers);
        all.putAll(where);
        return new Letter(id, new Arrived(Binding.KAFKA, all, Buffer.buffer("{\"replicas\":5}")));
    }

    @Override
    public String broker() {
        return "fake";
    }

    @Override
    public Uni<LetterPage> page(PageAsked asked) {
        return Uni.createFrom().item(new LetterPage(List.of(Slip.of(letter)), Optional.empty()));
    }

    @Override
    public Uni<Letter> letter(String id) {
        return letter.id().equals(id)
                ? Uni.createFrom().item(letter)
                : Uni.createFrom().failure(Letter.missing(id));
    }

    @Override
    public Uni<Map<String, Optional<Refusal>>> settle(List<String> ids, Fate fate) {
        return Uni.createFrom().item(ids.stream().collect(Collectors.toMap(id -> id, id -> Optional.<Refusal>empty())));
    }
}
