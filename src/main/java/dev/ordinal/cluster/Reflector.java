package dev.ordinal.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.workload.Backoff;
import dev.ordinal.workload.Timer;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Keeps a mirror of one resource: a list, then a watch from there on, for ever. It goes on from the last version it saw, lists
 * anew when that is too old, and never stops by itself. All calls to the mirror come one after the other.
 */
public final class Reflector {
    private static final Logger LOG = Logger.getLogger(Reflector.class);

    /** So that one answer stays small; a list of more objects comes in several. */
    private static final int PAGE = 500;

    /** The server ends a watch well before; one that is open for longer hangs on a connection that is dead. */
    private static final Duration LONGEST_WATCH = Urls.WATCH.plusSeconds(30);

    private final ClusterApi api;
    private final Query query;
    private final Mirror mirror;
    private final Timer timer;
    private final Backoff backoff = Backoff.ofWatches();
    private String version = "";
    private int generation;
    private int wanted;
    private int listed;
    private int watches;
    private Cancellable watch = () -> {};

    public Reflector(ClusterApi api, Query query, Mirror mirror, Timer timer) {
        this.api = api;
        this.query = query;
        this.mirror = mirror;
        this.timer = timer;
    }

    /** Lists now, whatever was seen before: what the mirror shows after this is no older than this call. */
    public synchronized void relist() {
        wanted = generation + 1;
        list();
    }

    /** The list that {@link #relist} last asked for has come in, or one that was asked for later. */
    public synchronized boolean fresh() {
        return wanted > 0 && listed >= wanted;
    }

    private void list() {
        generation++;
        watch.cancel();
        int mine = generation;
        pages(new ArrayList<>(), Optional.empty(), "")
                .subscribe()
                .with(page -> listed(mine, page), failure -> failed(mine, failure, true));
    }

    public synchronized void stop() {
        generation++;
        watch.cancel();
    }

    /** The version is that of the first page: what changes while the others are fetched is seen by the watch. */
    private Uni<Page> pages(List<ObjectNode> before, Optional<String> first, String token) {
        return api.list(query.page(PAGE, token)).flatMap(page -> {
            before.addAll(page.items());
            String at = first.orElse(page.resourceVersion());
            return page.continueToken().isEmpty()
                    ? Uni.createFrom().item(new Page(before, at, ""))
                    : pages(before, Optional.of(at), page.continueToken());
        });
    }

    private synchronized void listed(int mine, Page page) {
        if (mine == generation) {
            backoff.reset();
            listed = mine;
            version = page.resourceVersion();
            mirror.replace(page.items(), version);
            watch(mine);
        }
    }

    private void watch(int mine) {
        int number = ++watches;
        timer.after(LONGEST_WATCH, () -> unlessEnded(mine, number));
        Multi<WatchEvent> events = api.watch(query, version);
        watch = events.subscribe()
                .with(event -> seen(mine, event), failure -> broken(mine, failure), () -> ended(mine));
    }

    private synchronized void unlessEnded(int mine, int number) {
        if (mine == generation && number == watches) {
            LOG.infof(
                    "%s: a watch that did not end is opened anew",
                    query.resource().plural());
            watch.cancel();
            watch(mine);
        }
    }

    private synchronized void seen(int mine, WatchEvent event) {
        if (mine != generation) {
            return;
        }
        backoff.reset();
        version = event.object().path("metadata").path("resourceVersion").asText(version);
        switch (event.type()) {
            case ADDED, MODIFIED -> mirror.put(event.object(), version);
            case DELETED -> mirror.remove(event.object(), version);
            case BOOKMARK -> mirror.reached(version);
        }
    }

    /** Every few minutes the server ends a watch; one that showed nothing at all is reopened less and less eagerly. */
    private synchronized void ended(int mine) {
        if (mine == generation) {
            timer.after(backoff.next(), () -> again(mine, false));
        }
    }

    /** Who says that a version is too old is there, and can be asked for the list at once. */
    private synchronized void broken(int mine, Throwable failure) {
        boolean expired = failure instanceof ApiFailure refusal && refusal.expired();
        if (expired && mine == generation) {
            backoff.reset();
        }
        failed(mine, failure, expired);
    }

    private synchronized void failed(int mine, Throwable failure, boolean listAgain) {
        if (mine != generation) {
            return;
        }
        LOG.infof("%s: %s; again in %s", query.resource().plural(), failure.getMessage(), backoff.peek());
        timer.after(backoff.next(), () -> again(mine, listAgain));
    }

    private synchronized void again(int mine, boolean listAgain) {
        if (mine != generation) {
            return;
        }
        if (listAgain) {
            list();
        } else {
            watch(mine);
        }
    }

    /** What a reflector keeps up to date. */
    public interface Mirror {
        /** These objects, and no others, are there. */
        void replace(List<ObjectNode> objects, String version);

        void put(ObjectNode object, String version);

        void remove(ObjectNode object, String version);

        /** Nothing happened up to this version. */
        void reached(String version);
    }
}
