package dev.ordinal.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.workload.Counts;
import dev.ordinal.workload.ObservedPod;
import dev.ordinal.workload.Phase;
import dev.ordinal.workload.Rung;
import dev.ordinal.workload.TestingWorkload;
import dev.ordinal.workload.WorkloadKey;
import dev.ordinal.workload.WorkloadSpec;
import dev.ordinal.workload.WorkloadStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class StatusBoardTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final WorkloadKey WEB = new WorkloadKey("shop", "web");

    private final StatusBoard board = new StatusBoard(5);
    private final List<StatusEvent> heard = new ArrayList<>();

    @Test
    void each_step_is_told_once_and_the_same_status_again_is_silence() {
        board.listen(heard::add);
        board.record(status("a", pod("u0", false, false)), NOW);
        board.record(status("a", pod("u0", false, false)), NOW);
        board.record(status("a", pod("u0", true, false)), NOW);
        board.record(status("a", pod("u0", false, false)), NOW);
        board.record(status("a", pod("u0", false, true)), NOW);
        board.record(status("a"), NOW);
        board.record(status("a", pod("u1", false, false)), NOW);
        board.remove(WEB, NOW);
        assertThat(types())
                .containsExactly(
                        "workload.created",
                        "pod.ready",
                        "workload.changed",
                        "pod.unready",
                        "workload.changed",
                        "pod.terminating",
                        "workload.changed",
                        "pod.gone",
                        "workload.changed",
                        "pod.created",
                        "workload.changed",
                        "pod.gone",
                        "workload.deleted");
        assertThat(heard).extracting(StatusEvent::number).containsExactlyElementsOf(numbers(13));
    }

    @Test
    void the_present_of_a_namespace_goes_on_after_a_workload_whether_that_is_still_there_or_not() {
        for (String key : List.of("shop/a", "shop/c", "shop/e", "shop-2/b", "sho/z")) {
            board.record(status(WorkloadKey.parse(key), "u"), NOW);
        }
        assertThat(present("", "")).containsExactly("sho/z", "shop/a", "shop/c", "shop/e", "shop-2/b");
        assertThat(present("shop", "")).containsExactly("shop/a", "shop/c", "shop/e");
        assertThat(present("shop", "shop/a")).containsExactly("shop/c", "shop/e");
        assertThat(present("shop", "shop/d")).containsExactly("shop/e");
        assertThat(present("shop", "shop/e")).isEmpty();
        assertThat(present("shop", "sho/z")).containsExactly("shop/a", "shop/c", "shop/e");
        assertThat(present("shop", "shop-2/b")).isEmpty();
        assertThat(present("nobody", "")).isEmpty();
        assertThat(board.present("shop", Optional.empty()).number()).isEqualTo(5);
    }

    private List<String> present(String namespace, String after) {
        return board
                .present(
                        namespace,
                        Optional.of(after).filter(key -> !key.isEmpty()).map(WorkloadKey::parse))
                .present()
                .stream()
                .map(status -> status.key().toString())
                .toList();
    }

    @Test
    void a_pod_replaced_between_two_looks_is_gone_and_created() {
        board.record(status("a", pod("u0", true, false)), NOW);
        board.listen(heard::add);
        board.record(status("a", pod("u1", true, false)), NOW);
        assertThat(types()).containsExactly("pod.gone", "pod.created", "pod.ready", "workload.changed");
    }

    @Test
    void a_workload_created_again_under_its_name_is_another_one() {
        board.record(status("a", pod("u0", true, false)), NOW);
        board.listen(heard::add);
        board.record(status("b"), NOW);
        assertThat(types()).containsExactly("pod.gone", "workload.deleted", "workload.created");
    }

    @Test
    void who_resumes_hears_what_was_missed_and_then_what_comes() {
        board.record(status("a"), NOW);
        long seen = number(board);
        board.record(status("a", pod("u0", false, false)), NOW);
        board.listen(heard::add);
        StatusBoard.Joined joined = board.since(seen).orElseThrow();
        assertThat(joined.missed()).extracting(StatusEvent::number).containsExactly(2L, 3L);
        assertThat(joined.number()).isEqualTo(3);
        board.record(status("a"), NOW);
        assertThat(heard).extracting(StatusEvent::number).containsExactly(4L, 5L);
    }

    @Test
    void what_is_no_longer_kept_or_never_was_cannot_be_resumed() {
        for (int i = 0; i < 4; i++) {
            board.record(status("a", pod("u" + i, false, false)), NOW);
        }
        long last = number(board);
        assertThat(board.since(last - 6)).isEmpty();
        assertThat(board.since(last + 1)).isEmpty();
        assertThat(board.since(last - 5).orElseThrow().missed()).hasSize(5);
        assertThat(board.since(last).orElseThrow().missed()).isEmpty();
    }

    /** Changes of large workloads may be large: how many are kept depends on that, not on the number of events alone. */
    @Test
    void of_large_workloads_only_the_last_steps_are_kept() {
        StatusBoard patient = new StatusBoard(1_000_000);
        int pods = 40_000;
        for (int i = 0; i < 10; i++) {
            patient.record(large(pods, i % 2 == 0), NOW);
        }
        long last = number(patient);
        assertThat(patient.since(0)).isEmpty();
        assertThat(patient.since(last - 1).orElseThrow().missed()).hasSize(1);
        long kept = LongStream.rangeClosed(1, last)
                .filter(after -> patient.since(last - after).isPresent())
                .max()
                .orElseThrow();
        assertThat(kept * (1 + pods)).isBetween(1L, StatusEvent.STATES_MAX);
    }

    @Test
    void the_events_of_pods_do_not_hold_the_ladder() {
        board.record(status("a"), NOW);
        board.listen(heard::add);
        board.record(status("a", pod("u0", false, false)), NOW);
        assertThat(heard).extracting(StatusEvent::weight).containsExactly(1, 2);
    }

    @Test
    void the_present_of_one_workload_is_its_own_or_nothing() {
        board.record(status(WEB, "u"), NOW);
        board.record(status(new WorkloadKey("shop", "web-2"), "u"), NOW);
        assertThat(board.present(WEB).present()).extracting(WorkloadStatus::key).containsExactly(WEB);
        assertThat(board.present(new WorkloadKey("shop", "we")).present()).isEmpty();
        assertThat(board.present(WEB).number()).isEqualTo(2);
    }

    @Test
    void listening_while_others_record_misses_nothing() throws InterruptedException {
        StatusBoard busy = new StatusBoard(100_000);
        CountDownLatch begin = new CountDownLatch(1);
        List<Thread> recorders = new ArrayList<>();
        for (int thread = 0; thread < 3; thread++) {
            WorkloadKey key = new WorkloadKey("shop", "web-" + thread);
            recorders.add(Thread.ofPlatform().start(() -> {
                await(begin);
                for (int i = 0; i < 2_000; i++) {
                    busy.record(status(key, "u" + i), NOW);
                }
            }));
        }
        begin.countDown();
        List<Long> followed = new ArrayList<>();
        busy.listen(event -> followed.add(event.number()));
        long from = number(busy);
        for (Thread recorder : recorders) {
            recorder.join();
        }
        long last = number(busy);
        assertThat(followed.stream().filter(number -> number > from))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(from + 1, last).boxed().toList());
        assertThat(last).as("each first one, then two for each other").isEqualTo(3 * (1 + 1_999 * 2));
    }

    private static long number(StatusBoard board) {
        return board.present("", Optional.empty()).number();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private List<String> types() {
        return heard.stream().map(event -> event.type().text()).toList();
    }

    private static List<Long> numbers(int count) {
        return LongStream.rangeClosed(1, count).boxed().toList();
    }

    private static ObservedPod pod(String uid, boolean ready, boolean terminating) {
        ObservedPod pod = TestingWorkload.pod(0, uid, ready ? Optional.of(NOW) : Optional.empty());
        return terminating ? TestingWorkload.terminating(pod) : pod;
    }

    /** So many ordinals; from one look to the next each of them is another one, though no pod took a step. */
    private static WorkloadStatus large(int pods, boolean available) {
        List<Rung> rungs = IntStream.range(0, pods)
                .mapToObj(i -> TestingWorkload.pod(i, "u" + i, Optional.empty()))
                .map(pod -> new Rung(
                        pod.ordinal(),
                        true,
                        Optional.of(pod),
                        available,
                        List.of(),
                        Optional.empty(),
                        Optional.empty()))
                .toList();
        WorkloadSpec spec = new TestingWorkload().key(WEB).uid("a").spec();
        return TestingWorkload.status(spec, Phase.UPDATING, new Counts(pods, pods, 0, 0, 0, 0), List.of(), rungs);
    }

    private static Rung rung(ObservedPod pod) {
        return new Rung(pod.ordinal(), true, Optional.of(pod), false, List.of(), Optional.empty());
    }

    private static WorkloadStatus status(WorkloadKey key, String uid) {
        return status(key, uid, new ObservedPod[0]);
    }

    private static WorkloadStatus status(String uid, ObservedPod... pods) {
        return status(WEB, uid, pods);
    }

    private static WorkloadStatus status(WorkloadKey key, String uid, ObservedPod[] pods) {
        List<Rung> rungs = Arrays.stream(pods).map(StatusBoardTest::rung).toList();
        WorkloadSpec spec = new TestingWorkload().key(key).uid(uid).spec();
        return TestingWorkload.status(spec, Phase.UPDATING, new Counts(1, pods.length, 0, 0, 0, 0), List.of(), rungs);
    }
}
