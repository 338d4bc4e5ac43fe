package dev.ordinal.transcript;

import java.util.ArrayList;
import java.util.List;

/** What is done at one moment, and what comes of it. */
record Block(List<String> script, String output) {
    static final String RULER = "----";

    Block {
        script = List.copyOf(script);
    }

    static Block parse(String text) {
        List<String> lines = List.of(text.split("\n", -1));
        int ruler = lines.indexOf(RULER);
        if (ruler < 1) {
            throw new IllegalArgumentException("a block without commands and " + RULER + ": " + text);
        }
        return new Block(
                lines.subList(0, ruler),
                String.join("\n", lines.subList(ruler + 1, lines.size())).strip());
    }

    /** A command is a line; indented lines after it are its body. */
    List<Command> commands() {
        List<Command> commands = new ArrayList<>();
        for (int i = 0; i < script.size(); i++) {
            String line = script.get(i);
            int next = i + 1;
            while (next < script.size() && script.get(next).startsWith(" ")) {
                next++;
            }
            commands.add(Command.parse(line, String.join("\n", script.subList(i + 1, next))));
            i = next - 1;
        }
        return commands;
    }

    Block saying(String other) {
        return new Block(script, other);
    }

    @Override
    public String toString() {
        return String.join("\n", script) + "\n" + RULER + (output.isEmpty() ? "" : "\n" + output);
    }
}
