package dev.ordinal.embedded.store;

import dev.ordinal.embedded.faults.StatusException;
import dev.ordinal.embedded.trees.Trees;
import java.io.IOException;
import java.util.Base64;

/** How much of a list, from where, and as it was at which version. Limit 0: everything; version 0: as it is now. */
public record Page(int limit, String token, long version) {
    public static final Page ALL = new Page(0, "");

    public Page(int limit, String token) {
        this(limit, token, 0);
    }

    /** Where the next page goes on: after a key, in a list that began at a version. */
    record Mark(long version, String key) {
        String token() {
            byte[] json = Trees.bytes(Trees.object().put("rv", version).put("after", key));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(json);
        }
    }

    Mark mark() {
        try {
            var tree = Trees.parse(Base64.getUrlDecoder().decode(token));
            return new Mark(tree.path("rv").asLong(), Trees.text(tree, "after"));
        } catch (IOException | IllegalArgumentException e) {
            throw StatusException.badRequest("continue key is not valid: " + e.getMessage());
        }
    }
}
