package dev.ordinal.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.sim.ManualTime;
import dev.ordinal.sim.UnusedClusterApi;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ReflectorTest {
    private final ManualTime time = new ManualTime();
    private final Server server = new Server();
    private final List<String> mirror = new ArrayList<>();
    private final Reflector reflector = new Reflector(server, Query.all(Resource.PODS), new Recorded(), time.timer());

    @Test
    void it_lists_and_then_watches_from_there() {
        reflector.relist();
        server.answers("7", "web-0");
        server.tells(WatchEvent.Type.ADDED, "web-1", "8");
        server.tells(WatchEvent.Type.MODIFIED, "web-1", "9");
        server.tells(WatchEvent.Type.DELETED, "web-0", "10");
        server.tells(WatchEvent.Type.BOOKMARK, "", "15");
        assertThat(server.calls).containsExactly("list", "watch 7");
        assertThat(mirror)
                .containsExactly("replace [web-0] 7", "put web-1 8", "put web-1 9", "remove web-0 10", "reached 15");
    }

    @Test
    void pages_become_one_list() {
        reflector.relist();
        server.page("3", "next", "web-0");
        server.page("4", "", "web-1");
        assertThat(server.calls).containsExactly("list", "list next", "watch 3");
        assertThat(mirror).containsExactly("replace [web-0, web-1] 3");
    }

    @Test
    void a_watch_that_the_server_ends_goes_on_from_the_last_version() {
        reflector.relist();
        server.answers("7");
        server.tells(WatchEvent.Type.BOOKMARK, "", "42");
        server.watch.get().complete();
        time.pass(Duration.ofSeconds(1));
        assertThat(server.calls).containsExactly("list", "watch 7", "watch 42");
    }

    @Test
    void a_watch_that_hangs_is_opened_anew() {
        reflector.relist();
        server.answers("7");
        server.tells(WatchEvent.Type.ADDED, "web-0", "8");
        time.pass(Duration.ofMinutes(5));
        assertThat(server.calls).containsExactly("list", "watch 7");
        time.pass(Duration.ofMinutes(1));
        assertThat(server.calls).containsExactly("list", "watch 7", "watch 8");
    }

    @Test
    void a_watch_that_fails_goes_on_from_the_last_version() {
        reflector.relist();
        server.answers("7");
        server.tells(WatchEvent.Type.ADDED, "web-0", "8");
        server.watch.get().fail(ApiFailure.unreachable(new java.io.IOException("reset")));
        time.pass(Duration.ofSeconds(1));
        assertThat(server.calls).containsExactly("list", "watch 7", "watch 8");
    }

    @Test
    void a_version_that_is_too_old_leads_to_a_new_list() {
        reflector.relist();
        server.answers("7", "web-0");
        server.watch.get().fail(ApiFailure.of(410, Json.object()));
        time.pass(Duration.ofSeconds(1));
        server.answers("99", "web-2");
        assertThat(server.calls).containsExactly("list", "watch 7", "list", "watch 99");
        assertThat(mirror).containsExactly("replace [web-0] 7", "replace [web-2] 99");
    }

    /** Whoever says so is there: the pauses that grew while nobody was have nothing to do with it. */
    @Test
    void and_at_once_however_long_the_server_was_away() {
        reflector.relist();
        server.answers("7", "web-0");
        for (int failures = 0; failures < 12; failures++) {
            server.watch.get().fail(ApiFailure.unreachable(new java.io.IOException("refused")));
            time.pass(Duration.ofSeconds(10));
        }
        server.calls.clear();
        server.watch.get().fail(ApiFailure.of(410, Json.object()));
        time.pass(Duration.ofMillis(200));
        assertThat(server.calls).containsExactly("list");
    }

    @Test
    void failures_are_followed_by_longer_and_longer_pauses_but_never_by_giving_up() {
        reflector.relist();
        for (int failures = 0; failures < 12; failures++) {
            server.list.get().fail(ApiFailure.of(500, Json.object()));
            int before = server.calls.size();
            time.pass(Duration.ofMillis(99));
            assertThat(server.calls).as("not at once").hasSize(before);
            time.pass(Duration.ofSeconds(10));
            assertThat(server.calls).as("again after ten seconds at the latest").hasSize(before + 1);
        }
        server.list.get().fail(ApiFailure.of(500, Json.object()));
        int before = server.calls.size();
        time.pass(Duration.ofMillis(9_900));
        assertThat(server.calls).as("the pause has grown").hasSize(before);
    }

    @Test
    void what_a_former_list_or_watch_still_says_is_ignored() {
        reflector.relist();
        UniEmitter<? super Page> former = server.list.get();
        reflector.relist();
        former.complete(new Page(List.of(object("old", "1")), "1", ""));
        assertThat(mirror).isEmpty();
        server.answers("5", "new");
        MultiEmitter<? super WatchEvent> formerWatch = server.watch.get();
        reflector.relist();
        formerWatch.emit(new WatchEvent(WatchEvent.Type.ADDED, object("late", "6")));
        server.answers("9", "newer");
        assertThat(mirror).containsExactly("replace [new] 5", "replace [newer] 9");
    }

    @Test
    void once_stopped_nothing_is_asked_or_told_any_more() {
        reflector.relist();
        server.answers("7");
        reflector.stop();
        server.tells(WatchEvent.Type.ADDED, "web-0", "8");
        time.pass(Duration.ofMinutes(5));
        assertThat(server.calls).containsExactly("list", "watch 7");
        assertThat(mirror).containsExactly("replace [] 7");
    }

    private static ObjectNode object(String name, String version) {
        ObjectNode object = Json.object();
        object.putObject("metadata").put("name", name).put("resourceVersion", version);
        return object;
    }

    /** Answers when the test says so. */
    private static final class Server extends UnusedClusterApi {
        private final List<String> calls = new ArrayList<>();
        private final AtomicReference<UniEmitter<? super Page>> list = new AtomicReference<>();
        private final AtomicReference<MultiEmitter<? super WatchEvent>> watch = new AtomicReference<>();

        @Override
        public Uni<Page> list(Query query) {
            calls.add(("list " + query.continueToken()).strip());
            return Uni.createFrom().emitter(emitter -> list.set(emitter));
        }

        @Override
        public Multi<WatchEvent> watch(Query query, String resourceVersion) {
            calls.add("watch " + resourceVersion);
            return Multi.createFrom().emitter(emitter -> watch.set(emitter));
        }

        void answers(String version, String... names) {
            page(version, "", names);
        }

        void page(String version, String token, String... names) {
            List<ObjectNode> items = new ArrayList<>();
            for (String name : names) {
                items.add(object(name, version));
            }
            list.get().complete(new Page(items, version, token));
        }

        void tells(WatchEvent.Type type, String name, String version) {
            watch.get().emit(new WatchEvent(type, object(name, version)));
        }
    }

    private final class Recorded implements Reflector.Mirror {
        @Override
        public void replace(List<ObjectNode> objects, String version) {
            mirror.add("replace "
                    + objects.stream().map(o -> o.at("/metadata/name").asText()).toList() + " " + version);
        }

        @Override
        public void put(ObjectNode object, String version) {
            mirror.add("put " + object.at("/metadata/name").asText() + " " + version);
        }

        @Override
        public void remove(ObjectNode object, String version) {
            mirror.add("remove " + object.at("/metadata/name").asText() + " " + version);
        }

        @Override
        public void reached(String version) {
            mirror.add("reached " + version);
        }
    }
}
