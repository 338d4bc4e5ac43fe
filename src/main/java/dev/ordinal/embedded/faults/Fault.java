package dev.ordinal.embedded.faults;

/** One thing wrong with an object: where (an RFC 6901 pointer) and what, for a person. */
public record Fault(String pointer, String message) {
    /** The place as Kubernetes writes it: {@code spec.template.spec.containers[0].image}. */
    public String field() {
        StringBuilder path = new StringBuilder();
        for (String step : pointer.substring(Math.min(1, pointer.length())).split("/", -1)) {
            String name = step.replace("~1", "/").replace("~0", "~");
            if (!name.isEmpty() && name.chars().allMatch(Character::isDigit)) {
                path.append('[').append(name).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(name);
            }
        }
        return path.toString();
    }
}
