package dev.ordinal.embedded.controllers;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordinal.embedded.kinds.Ref;
import dev.ordinal.embedded.store.Stored;
import dev.ordinal.embedded.trees.Trees;
import java.util.stream.Collectors;

/** One run of one pod on a node; steps planned for a former run find it replaced and do nothing. */
final class Run {
    static final int LIVING = Integer.MAX_VALUE;
    final Ref ref;
    final String uid;
    final String images;
    int failures;
    int restarts;
    /** Seconds it has left to stop, or {@link #LIVING}. */
    int grace = LIVING;

    Run(Stored pod) {
        this.ref = pod.ref();
        this.uid = pod.uid();
        this.images = images(pod.tree());
        this.restarts = Trees.at(pod.tree(), "status", "containerStatuses")
                .path(0)
                .path("restartCount")
                .asInt();
    }

    /** The image that decides the pod's story: the first bad one, else the first. */
    static String image(JsonNode pod) {
        JsonNode containers = Trees.at(pod, "spec", "containers");
        return containers
                .valueStream()
                .map(container -> Trees.text(container, "image"))
                .filter(image -> image.endsWith(":missing") || image.endsWith(":crash"))
                .findFirst()
                .orElse(Trees.text(containers.path(0), "image"));
    }

    static String images(JsonNode pod) {
        return Trees.at(pod, "spec", "containers")
                .valueStream()
                .map(container -> Trees.text(container, "image"))
                .collect(Collectors.joining(" "));
    }
}
