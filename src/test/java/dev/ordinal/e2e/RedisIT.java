package dev.ordinal.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A database whose replicas need order: redis-0 takes the writes, every other one follows it under its name and gives up where it
 * finds none. Nothing that was acknowledged may be lost, whatever is done to the set meanwhile.
 */
class RedisIT extends NodeContract {
    private static final int SOME = 20;

    /** Ready is who answers, and a follower only with all that the primary has. */
    private static final String REDIS = """
            command: [sh, -c]
            args:
              - |
                set -- --dir /data --appendonly yes --appendfsync always --protected-mode no --save ''
                [ "$HOSTNAME" = redis-0 ] && exec redis-server "$@"
                for i in 1 2 3 4 5 6 7 8 9 10; do
                  [ "$(timeout 2 redis-cli -h redis-0.redis ping)" = PONG ] &&
                    exec redis-server "$@" --replicaof redis-0.redis 6379
                  sleep 1
                done
                echo no primary
                exit 1
            readinessProbe:
              periodSeconds: 1
              timeoutSeconds: 2
              exec: {command: [sh, -c, 'redis-cli info replication | grep -qE "role:master|master_link_status:up"']}
            """;

    /** Counts up; each number is written until it is acknowledged, and told with how many followers had it then. */
    private static final String WRITER = """
            apiVersion: v1
            kind: Pod
            metadata: {name: writer}
            spec:
              terminationGracePeriodSeconds: 0
              containers:
                - name: main
                  image: localhost/redis:1
                  command: [sh, -c]
                  args:
                    - |
                      i=0
                      while :; do
                        answer=$(printf 'SET key:%s %s\\nWAIT 1 100\\n' $i $i | timeout 3 redis-cli -h redis-0.redis)
                        case $answer in
                          OK*) echo $i $answer; i=$((i+1));;
                          *) sleep 0.1;;
                        esac
                      done
            """;

    private static Manifest redis(int replicas, int image) {
        return Manifest.of("redis", replicas, "image: localhost/redis:" + image + "\n" + REDIS)
                .claim("/data");
    }

    @Test
    void noAcknowledgedWriteIsLostWhileItGrowsIsUpdatedAndShrinks() throws IOException {
        ground().apply(redis(1, 1));
        ground().awaitComplete("redis", 1);
        ground().apply("writer", WRITER);
        ground().kubectl("wait", "--for=condition=Ready", "pod/writer", "--timeout=120s");
        awaitMore(" OK 0", SOME);

        ground().scale("redis", 3);
        ground().awaitComplete("redis", 3);
        awaitMore(" OK 1", SOME);
        ground().apply(redis(3, 2));
        ground().awaitComplete("redis", 3);
        awaitMore(" OK 1", SOME);
        assertThat(IntStream.range(0, 3).map(this::restarts))
                .as("nobody came too early")
                .containsOnly(0);
        for (int ordinal = 0; ordinal < 3; ordinal++) {
            allAreOn("redis-" + ordinal, acknowledged());
        }

        ground().scale("redis", 1);
        ground().awaitComplete("redis", 1);
        awaitMore(" OK 0", SOME);
        allAreOn("redis-0", acknowledged());
        assertThat(ground().laws().steps("redis"))
                .containsExactly(
                        "+redis-0",
                        "+redis-1",
                        "+redis-2",
                        "-redis-2",
                        "+redis-2",
                        "-redis-1",
                        "+redis-1",
                        "-redis-0",
                        "+redis-0",
                        "-redis-2",
                        "-redis-1");
    }

    /** Waits for so many writes, from now on, that are told so. */
    private void awaitMore(String told, int count) {
        int before = writes().size();
        await(count + " writes:" + told)
                .atMost(Ground.PATIENCE)
                .until(() -> writes().stream()
                                .skip(before)
                                .filter(line -> line.endsWith(told))
                                .count()
                        >= count);
    }

    private List<String> writes() {
        return ground().kubectl("logs", "writer")
                .lines()
                .filter(line -> line.contains(" OK"))
                .toList();
    }

    private List<String> acknowledged() {
        return writes().stream()
                .map(line -> "key:" + line.substring(0, line.indexOf(' ')))
                .toList();
    }

    /** A follower may be a moment behind. */
    private void allAreOn(String pod, List<String> keys) {
        await("what was acknowledged is on " + pod)
                .atMost(Ground.PATIENCE)
                .untilAsserted(() -> assertThat(ground().shell(pod, "redis-cli --raw keys 'key:*'")
                                .lines())
                        .containsAll(keys));
    }

    private int restarts(int ordinal) {
        return ground().pod("redis-" + ordinal)
                .at("/status/containerStatuses/0/restartCount")
                .asInt();
    }
}
