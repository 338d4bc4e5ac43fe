package dev.ordinal.workload;

/** Builds JSON pointers (RFC 6901): how a {@link Fault} says where it is. */
public final class Pointers {
    private Pointers() {}

    public static String of(Object... steps) {
        String pointer = "";
        for (Object step : steps) {
            pointer = child(pointer, step.toString());
        }
        return pointer;
    }

    public static String child(String parent, String name) {
        return parent + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    public static String child(String parent, int index) {
        return parent + "/" + index;
    }
}
