package dev.ordinal.desired;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.cluster.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * The requests that an object has stored, in an annotation of the object itself: written in the same update as the wish, so that
 * a redelivered message is recognised whatever crashed in between (NOTHING_LOST).
 */
final class RequestLog {
    /** Redelivery comes within a few messages of one workload; 64 ids of usual length are some 4 KiB of annotation. */
    private static final int KEPT = 64;

    private RequestLog() {}

    static List<String> of(JsonNode object) {
        String text =
                object.path("metadata").path("annotations").path(Marks.REQUESTS).asText("");
        List<String> ids = new ArrayList<>();
        if (!text.isEmpty()) {
            try {
                Json.parse(text).forEach(id -> ids.add(id.asText()));
            } catch (IllegalArgumentException tampered) {
                return ids;
            }
        }
        return ids;
    }

    static boolean has(JsonNode object, RequestId id) {
        return of(object).contains(id.toString());
    }

    /** What the annotation must be once this request is stored too. */
    static String with(JsonNode object, RequestId id) {
        List<String> ids = of(object);
        ids.add(id.toString());
        return text(ids.subList(Math.max(0, ids.size() - KEPT), ids.size()));
    }

    static String text(List<String> ids) {
        ObjectNode holder = Json.object();
        ArrayNode array = holder.putArray("ids");
        ids.forEach(array::add);
        return Json.text(array);
    }
}
