package dev.ordinal.it;

import java.util.List;
import java.util.stream.Stream;

/**
 * Something wrong that may be asked for.
 *
 * @param says what is wrong with it
 * @param body as it is sent
 * @param status that REST refuses it with
 * @param pointer to the fault, in the body
 * @param hint a word that the refusal must contain, so that its reader can mend it
 */
record BadRequest(String says, String body, int status, String pointer, String hint) {
    /** The status of a body beyond the limit. */
    static final int TOO_LARGE = 413;

    private static final int TWO_MEGABYTES = 2 << 20;

    /** Every one is a change of the good wish, which the program is known to take. */
    static List<BadRequest> of(Wish good) {
        String yaml = good.yaml(1);
        return Stream.of(
                        unreadable(yaml),
                        Stream.of(
                                new BadRequest(
                                        "an unknown kind",
                                        yaml.replace("kind: OrdinalSet", "kind: OrdinalSed"),
                                        422,
                                        "/kind",
                                        "OrdinalSet"),
                                new BadRequest(
                                        "an unknown field",
                                        yaml.replace("replicas: 1", "replcias: 1"),
                                        422,
                                        "/spec/replcias",
                                        "replicas"),
                                new BadRequest(
                                        "negative replicas",
                                        yaml.replace("replicas: 1", "replicas: -1"),
                                        422,
                                        "/spec/replicas",
                                        "-1"),
                                new BadRequest(
                                        "a selector that does not find its pods",
                                        yaml.replace("matchLabels: {app: ", "matchLabels: {app: other-"),
                                        422,
                                        "/spec/template/metadata/labels",
                                        "other-"),
                                new BadRequest(
                                        "a name too long with its highest ordinal",
                                        yaml.replace("replicas: 1", "replicas: 2147483647\n  ordinals: {start: 5}"),
                                        422,
                                        "/spec/replicas",
                                        "ordinal")))
                .flatMap(each -> each)
                .toList();
    }

    private static Stream<BadRequest> unreadable(String yaml) {
        return Stream.of(
                new BadRequest("broken YAML", yaml.replace("spec:", "spec: ["), 400, "", "line"),
                new BadRequest("broken JSON", "{\"kind\": \"OrdinalSet\",", 400, "", ""),
                new BadRequest("nothing but text", "hello", 422, "", "object"),
                new BadRequest("2 MB", yaml + "# " + "x".repeat(TWO_MEGABYTES), TOO_LARGE, "", "1048576"));
    }

    @Override
    public String toString() {
        return says;
    }
}
