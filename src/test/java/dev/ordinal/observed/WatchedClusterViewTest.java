package dev.ordinal.observed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.cluster.ApiFailure;
import dev.ordinal.cluster.Canonical;
import dev.ordinal.cluster.Json;
import dev.ordinal.cluster.Page;
import dev.ordinal.cluster.Query;
import dev.ordinal.cluster.WatchEvent;
import dev.ordinal.sim.ManualTime;
import dev.ordinal.sim.UnusedClusterApi;
import dev.ordinal.workload.ObservedPod;
import dev.ordinal.workload.TestingWorkload;
import dev.ordinal.workload.WorkloadKey;
import dev.ordinal.workload.WorkloadSpec;
import dev.ordinal.workload.Written;
import dev.ordinal.workload.Written.Target;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.MultiEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WatchedClusterViewTest {
    private static final WorkloadKey WEB = new WorkloadKey("shop", "web");

    private final Server server = new Server();
    private final List<WorkloadKey> changed = new ArrayList<>();
    private final ManualTime time = new ManualTime();
    private final WatchedClusterView view = new WatchedClusterView(server, time.timer(), changed::add);

    @Test
    void before_everything_is_listed_nothing_is_shown() {
        assertThat(view.observe(spec(1))).isEmpty();
        view.refresh();
        assertThat(view.observe(spec(1))).isPresent();
    }

    @Test
    void it_is_fresh_when_each_list_has_come_in_since_however_many_of_the_others_did() {
        assertThat(view.fresh()).isFalse();
        view.refresh();
        assertThat(view.fresh()).isTrue();
        server.watches.get("pods").fail(ApiFailure.of(410, Json.object()));
        time.pass(Duration.ofSeconds(1));
        server.silent.add("pods");
        view.refresh();
        assertThat(view.fresh()).isFalse();
    }

    @Test
    void pods_are_those_whose_name_is_one_of_the_ordinals_whoever_owns_them() {
        view.refresh();
        server.tells("pods", WatchEvent.Type.ADDED, pod("web-0", "u0", 11));
        server.tells("pods", WatchEvent.Type.ADDED, pod("web-1-0", "u1", 12));
        server.tells("pods", WatchEvent.Type.ADDED, pod("web", "u2", 13));
        server.tells("pods", WatchEvent.Type.ADDED, pod("web-00", "u3", 14));
        assertThat(view.observe(spec(1)).orElseThrow().pods())
                .extracting(ObservedPod::uid)
                .containsExactly("u0");
        assertThat(changed).contains(WEB, new WorkloadKey("shop", "web-1"));
    }

    @Test
    void a_view_older_than_our_own_write_shows_nothing_until_it_has_caught_up() {
        view.refresh();
        view.expect(WEB, new Written(Target.POD, "web-0", "u0", 20));
        assertThat(view.observe(spec(1))).isEmpty();
        server.tells("pods", WatchEvent.Type.ADDED, pod("other-0", "u9", 19));
        assertThat(view.observe(spec(1))).isEmpty();
        server.tells("pods", WatchEvent.Type.ADDED, pod("web-0", "u0", 20));
        assertThat(view.observe(spec(1))).isPresent();
    }

    @Test
    void a_bookmark_is_enough_to_catch_up() {
        view.refresh();
        view.expect(WEB, new Written(Target.CLAIM, "data-web-0", "c0", 20));
        assertThat(view.observe(spec(1))).isEmpty();
        server.tells("persistentvolumeclaims", WatchEvent.Type.BOOKMARK, pod("", "", 25));
        assertThat(view.observe(spec(1))).isPresent();
    }

    @Test
    void after_a_delete_the_pod_must_be_terminating_or_gone() {
        view.refresh();
        server.tells("pods", WatchEvent.Type.ADDED, pod("web-0", "u0", 11));
        view.expect(WEB, new Written(Target.POD, "web-0", "u0", 0));
        assertThat(view.observe(spec(1))).isEmpty();
        ObjectNode going = pod("web-0", "u0", 12);
        going.withObject("/metadata").put("deletionTimestamp", "2026-03-01T12:00:00Z");
        server.tells("pods", WatchEvent.Type.MODIFIED, going);
        assertThat(view.observe(spec(1)).orElseThrow().pods().getFirst().terminating())
                .isTrue();
        view.expect(WEB, new Written(Target.POD, "web-0", "u0", 0));
        server.tells("pods", WatchEvent.Type.ADDED, pod("web-0", "another", 14));
        assertThat(view.observe(spec(1))).as("a namesake is another pod").isPresent();
    }

    @Test
    void after_a_write_to_the_workload_an_older_spec_shows_nothing() {
        view.refresh();
        view.expect(WEB, new Written(Target.WORKLOAD, "web", "uw", 30));
        assertThat(view.observe(spec(29))).isEmpty();
        assertThat(view.observe(spec(30))).isPresent();
        view.expect(WEB, new Written(Target.WORKLOAD, "web", "uw", 99));
        view.forget(WEB);
        assertThat(view.observe(spec(1))).isPresent();
    }

    @Test
    void a_claims_change_wakes_every_workload_that_it_may_belong_to() {
        view.refresh();
        changed.clear();
        server.tells("persistentvolumeclaims", WatchEvent.Type.ADDED, pod("data-my-web-0", "c0", 11));
        assertThat(changed).containsExactly(new WorkloadKey("shop", "my-web"), WEB);
        assertThat(view.observe(spec(1)).orElseThrow().claims()).isEmpty();
        server.tells("persistentvolumeclaims", WatchEvent.Type.ADDED, pod("data-web-0", "c1", 12));
        assertThat(view.observe(spec(1)).orElseThrow().claims()).containsOnlyKeys("data-web-0");
    }

    @Test
    void only_revisions_of_this_very_workload_are_shown() {
        view.refresh();
        server.tells("controllerrevisions", WatchEvent.Type.ADDED, owned(pod("web-abc", "r0", 11), "uw"));
        server.tells("controllerrevisions", WatchEvent.Type.ADDED, owned(pod("web-def", "r1", 12), "of a former web"));
        assertThat(view.observe(spec(1)).orElseThrow().revisions())
                .extracting(r -> r.name())
                .containsExactly("web-abc");
    }

    @Test
    void what_others_hold_of_the_same_template_is_told_by_name() {
        view.refresh();
        server.tells("controllerrevisions", WatchEvent.Type.ADDED, owned(revision("web-abc", 1), "uw"));
        server.tells("controllerrevisions", WatchEvent.Type.ADDED, owned(revision("web-def", 1), "of a former web"));
        server.tells("controllerrevisions", WatchEvent.Type.ADDED, owned(revision("web-ghi", 2), "of a former web"));
        server.tells("controllerrevisions", WatchEvent.Type.ADDED, revision("web-jkl", 1));
        WorkloadSpec wanted = new TestingWorkload()
                .key(WEB)
                .uid("uw")
                .template(Canonical.hash(Json.object().put("a", 1)))
                .spec();
        assertThat(view.observe(wanted).orElseThrow().heldByOthers()).containsExactly("web-def");
    }

    @Test
    void a_revision_that_nobody_owns_any_more_is_shown_no_more() {
        view.refresh();
        server.tells("controllerrevisions", WatchEvent.Type.ADDED, owned(pod("web-abc", "r0", 11), "uw"));
        changed.clear();
        server.tells("controllerrevisions", WatchEvent.Type.MODIFIED, pod("web-abc", "r0", 12));
        assertThat(view.observe(spec(1)).orElseThrow().revisions()).isEmpty();
        assertThat(changed).containsExactly(WEB);
    }

    @Test
    void names_are_taken_apart_at_the_last_dash() {
        assertThat(OrdinalName.parse("a-1-0")).contains(new OrdinalName("a-1", 0));
        assertThat(OrdinalName.parse("web-2147483647")).contains(new OrdinalName("web", Integer.MAX_VALUE));
        for (String none :
                new String[] {"web", "web-", "-1", "web-01", "web-x", "web-2147483648", "web-99999999999", "web-+1"}) {
            assertThat(OrdinalName.parse(none)).as(none).isEmpty();
        }
    }

    private static ObjectNode pod(String name, String uid, long version) {
        ObjectNode object = Json.object();
        object.putObject("metadata")
                .put("namespace", "shop")
                .put("name", name)
                .put("uid", uid)
                .put("resourceVersion", Long.toString(version));
        return object;
    }

    private static ObjectNode revision(String name, int content) {
        ObjectNode revision = pod(name, "uid of " + name, 11);
        revision.putObject("data").putObject("spec").putObject("template").put("a", content);
        return revision;
    }

    private static ObjectNode owned(ObjectNode object, String uid) {
        object.withObject("/metadata")
                .putArray("ownerReferences")
                .addObject()
                .put("name", "web")
                .put("uid", uid)
                .put("controller", true);
        return object;
    }

    private static WorkloadSpec spec(long version) {
        return new TestingWorkload()
                .key(WEB)
                .uid("uw")
                .claims("data")
                .recorded(version, 0)
                .spec();
    }

    /** Everything is empty at version 10, until the test tells of something. */
    private static final class Server extends UnusedClusterApi {
        private final Map<String, MultiEmitter<? super WatchEvent>> watches = new HashMap<>();

        private final Set<String> silent = new HashSet<>();

        @Override
        public Uni<Page> list(Query query) {
            if (silent.contains(query.resource().plural())) {
                return Uni.createFrom().nothing();
            }
            return Uni.createFrom().item(new Page(List.of(), "10", ""));
        }

        @Override
        public Multi<WatchEvent> watch(Query query, String resourceVersion) {
            return Multi.createFrom()
                    .emitter(emitter -> watches.put(query.resource().plural(), emitter));
        }

        void tells(String plural, WatchEvent.Type type, ObjectNode object) {
            watches.get(plural).emit(new WatchEvent(type, object));
        }
    }
}
