package dev.ordinal.desired.manifest;

/** JSON pointers (RFC 6901). */
final class Pointers {
    private Pointers() {}

    static String of(Object... steps) {
        String pointer = "";
        for (Object step : steps) {
            pointer = child(pointer, step.toString());
        }
        return pointer;
    }

    static String child(String parent, String name) {
        return parent + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    static String child(String parent, int index) {
        return parent + "/" + index;
    }
}
