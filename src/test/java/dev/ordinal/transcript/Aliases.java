package dev.ordinal.transcript;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordinal.embedded.store.Change;
import java.util.LinkedHashMap;
import java.util.Map;

/** Names that are the same in every run: revisions by the order in which they were recorded, objects by which life of their name. */
final class Aliases {
    private final Map<String, String> revisions = new LinkedHashMap<>();
    private final Map<String, Integer> lives = new LinkedHashMap<>();
    private final Map<String, String> uids = new LinkedHashMap<>();

    void changed(Change change) {
        if (change.before().isPresent() || change.after().isEmpty()) {
            return;
        }
        String name = change.ref().name();
        if (change.ref().kind().id().equals("controllerrevisions.apps")) {
            revisions.putIfAbsent(name, "rev" + (revisions.size() + 1));
        }
        int life = lives.merge(change.ref().kind().id() + "/" + name, 1, Integer::sum);
        uids.put(change.after().get().uid(), name + "#" + life);
    }

    /** The text with everything that differs from run to run under its other name. */
    String in(String text) {
        String told = text;
        for (Map.Entry<String, String> revision : revisions.entrySet()) {
            told = told.replace(revision.getKey(), revision.getValue());
        }
        for (Map.Entry<String, String> uid : uids.entrySet()) {
            told = told.replace(uid.getKey(), uid.getValue());
        }
        return told;
    }

    /** Which life of its name this is: 1 for the first object. */
    String life(JsonNode object) {
        String named = uids.getOrDefault(object.at("/metadata/uid").asText(), "#?");
        return named.substring(named.lastIndexOf('#') + 1);
    }

    /** The object with this uid as name#life; of a uid that nobody has, that it is a stranger's. */
    String ofUid(String uid) {
        return uids.getOrDefault(uid, "stranger");
    }

    /** The revision that goes by this alias. */
    String revision(String alias) {
        return revisions.entrySet().stream()
                .filter(entry -> entry.getValue().equals(alias))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(alias);
    }
}
