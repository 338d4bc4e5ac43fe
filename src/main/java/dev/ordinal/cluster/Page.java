package dev.ordinal.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A list, or a page of one.
 *
 * @param resourceVersion the state of the cluster that it shows; a watch goes on from there
 * @param continueToken empty on the last page
 */
public record Page(List<ObjectNode> items, String resourceVersion, String continueToken) {
    public Page {
        items = List.copyOf(items);
    }
}
