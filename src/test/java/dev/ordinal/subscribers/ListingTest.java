package dev.ordinal.subscribers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.cluster.Json;
import dev.ordinal.desired.FakeDesiredStates;
import dev.ordinal.desired.Manifest;
import dev.ordinal.desired.RefusedException;
import dev.ordinal.desired.RequestId;
import dev.ordinal.desired.WorkloadRequest;
import dev.ordinal.doors.Statuses;
import dev.ordinal.status.StatusBoard;
import dev.ordinal.workload.WorkloadKey;
import dev.ordinal.workload.WorkloadStatus;
import io.vertx.core.MultiMap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of five workloads: their order, what is left out, and pages that hold while others come and go. */
class ListingTest {
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    private final FakeDesiredStates desired = new FakeDesiredStates();
    private final StatusBoard board = new StatusBoard(10);

    @BeforeEach
    void fill() {
        add("a/web", 3, false);
        add("a/db", 1, true);
        add("b/web", 2, true);
        add("b/cache", 5, false);
        add("b/queue", 4, false);
    }

    private void add(String name, int day, boolean updating) {
        WorkloadKey key = WorkloadKey.parse(name);
        ObjectNode object = Json.object().put("kind", "OrdinalSet");
        object.putObject("metadata").put("name", key.name()).put("creationTimestamp", "2026-01-0" + day + "T00:00:00Z");
        ((ObjectNode) object.path("metadata")).putObject("labels").put("day", "d" + day);
        annotations(name).forEach(((ObjectNode) object.path("metadata")).putObject("annotations")::put);
        object.set(
                "spec",
                Json.parse("{\"template\": {\"spec\": {\"containers\": [{\"image\": \"db:" + day + "\"}, {}]}}}"));
        desired.submit(new WorkloadRequest.Apply(
                        new RequestId("test", name),
                        key,
                        new Manifest(object, List.of(), ""),
                        WorkloadRequest.Mode.APPLY,
                        Optional.empty()))
                .subscribe()
                .with(stored -> {});
        WorkloadStatus status = updating ? Statuses.climbing(key) : Statuses.running(key, 1);
        board.record(status, NOON);
    }

    private static Map<String, String> annotations(String name) {
        return switch (name) {
            case "a/db" ->
                Map.of("apps.ordinal.dev/alias", "Ledger 账本", "kubernetes.io/description", "holds the books");
            case "b/queue" -> Map.of("kubesphere.io/alias-name", "post", "apps.ordinal.dev/alias", " ");
            default -> Map.of();
        };
    }

    private ObjectNode page(String namespace, String query) {
        MultiMap parameters = MultiMap.caseInsensitiveMultiMap();
        for (String pair : query.isEmpty() ? new String[0] : query.split("&", -1)) {
            parameters.add(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        return Listing.of(namespace, parameters).page(board, new Epoch("e1"), desired);
    }

    private static List<String> names(JsonNode page) {
        return page.path("items")
                .valueStream()
                .map(item -> item.path("namespace").asText() + "/"
                        + item.path("name").asText())
                .toList();
    }

    static Stream<Arguments> orders() {
        return Stream.of(
                arguments("", "a/db a/web b/cache b/queue b/web"),
                arguments("sort=name", "a/db a/web b/cache b/queue b/web"),
                arguments("sort=-name", "b/web b/queue b/cache a/web a/db"),
                arguments("sort=age", "b/cache b/queue a/web b/web a/db"),
                arguments("sort=-age", "a/db b/web a/web b/queue b/cache"),
                arguments("sort=phase", "a/web b/cache b/queue a/db b/web"),
                arguments("sort=-phase", "b/web a/db b/queue b/cache a/web"),
                arguments("text=We", "a/web b/web"),
                arguments("text=b", "a/db b/cache b/queue b/web a/web"),
                arguments("text=none", ""),
                arguments("text=ledger", "a/db"),
                arguments("text=账", "a/db"),
                arguments("text=books", ""),
                arguments("text=POST", "b/queue"),
                arguments("text=DB:5", "b/cache"),
                arguments("phase=Updating", "a/db b/web"),
                arguments("phase=Updating&text=web&sort=age", "b/web"));
    }

    @ParameterizedTest
    @MethodSource("orders")
    void is_in_order(String query, String expected) {
        List<String> wanted = expected.isEmpty() ? List.of() : List.of(expected.split(" ", -1));
        ObjectNode page = page("", query);
        if (query.equals("text=b")) {
            assertThat(names(page)).as("db, web and all of b").containsExactlyInAnyOrderElementsOf(wanted);
        } else {
            assertThat(names(page)).isEqualTo(wanted);
        }
        assertThat(page.path("total").asInt()).isEqualTo(wanted.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "-name", "age", "-age", "phase", "-phase"})
    void pages_are_the_list_in_parts(String sort) {
        List<String> all = names(page("", "sort=" + sort));
        List<String> parts = new ArrayList<>();
        String token = "";
        do {
            ObjectNode page = page("", "limit=2&sort=" + sort + (token.isEmpty() ? "" : "&continue=" + token));
            assertThat(page.path("total").asInt()).isEqualTo(5);
            parts.addAll(names(page));
            token = page.path("continue").asText("");
        } while (!token.isEmpty() && !token.equals("null"));
        assertThat(parts).isEqualTo(all);
    }

    @Test
    void a_page_goes_on_where_the_former_ended_though_that_one_is_gone() {
        String token = page("", "limit=2&sort=age").path("continue").asText();
        board.remove(new WorkloadKey("b", "queue"), NOON);
        board.remove(new WorkloadKey("b", "cache"), NOON);
        assertThat(names(page("", "limit=2&sort=age&continue=" + token))).containsExactly("a/web", "b/web");
    }

    @Test
    void a_namespace_has_its_own_and_counts_by_phase_whichever_was_asked_for() {
        ObjectNode page = page("b", "phase=Running&limit=1");
        assertThat(names(page)).containsExactly("b/cache");
        assertThat(page.path("total").asInt()).isEqualTo(2);
        assertThat(page.path("phases")).isEqualTo(Json.parse("{\"Updating\": 1, \"Running\": 2}"));
    }

    @Test
    void each_says_what_people_tell_it_apart_by() {
        JsonNode row = page("a", "text=db").path("items").path(0);
        assertThat(row.path("created").asText()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(row.path("labels")).isEqualTo(Json.parse("{\"day\": \"d1\"}"));
        assertThat(row.path("images")).isEqualTo(Json.parse("[\"db:1\", \"\"]"));
        assertThat(row.path("alias").asText()).isEqualTo("Ledger 账本");
        assertThat(row.path("description").asText()).isEqualTo("holds the books");
        JsonNode other = page("b", "text=queue").path("items").path(0);
        assertThat(other.path("alias").asText()).as("KubeSphere's").isEqualTo("post");
        assertThat(other.path("description").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sort=size", "sort=-", "sort=--age", "continue=x", "limit=0", "order=name"})
    void what_nobody_understands_is_refused(String query) {
        assertThatThrownBy(() -> page("", query)).isInstanceOf(RefusedException.class);
    }

    @Test
    void a_page_of_another_order_is_refused() {
        String token = page("", "limit=2&sort=age").path("continue").asText();
        assertThatThrownBy(() -> page("", "sort=name&continue=" + token)).hasMessageContaining("same sort");
    }
}
