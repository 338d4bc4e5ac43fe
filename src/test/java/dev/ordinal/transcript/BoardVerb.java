package dev.ordinal.transcript;

import dev.ordinal.status.StatusEvent;
import java.util.ArrayList;
import java.util.List;

/** {@code board}: what subscribers were sent since the last {@code board}; the same step again is not told twice. */
final class BoardVerb implements Reading {

    @Override
    public List<String> on(World world, Command command) {
        List<String> lines = new ArrayList<>();
        for (StatusEvent step : world.drainSteps()) {
            String name = step.status().key().name();
            String who = step.rung().map(rung -> name + "-" + rung.ordinal()).orElse(name);
            String line = step.type().text() + " " + who;
            String told =
                    step.reason().map(reason -> Journal.text(line, reason, "")).orElse(line);
            if (lines.isEmpty() || !lines.getLast().equals(told)) {
                lines.add(told);
            }
        }
        return lines;
    }
}
