package dev.ordinal.differential;

/** What is watched and compared. */
enum Kind {
    SET("/apis/apps/v1", "statefulsets"),
    POD("/api/v1", "pods"),
    CLAIM("/api/v1", "persistentvolumeclaims"),
    REVISION("/apis/apps/v1", "controllerrevisions");

    private final String group;
    private final String plural;

    Kind(String group, String plural) {
        this.group = group;
        this.plural = plural;
    }

    String everywhere() {
        return group + "/" + plural;
    }

    String in(String namespace) {
        return group + "/namespaces/" + namespace + "/" + plural;
    }
}
