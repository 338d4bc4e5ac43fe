package dev.ordinal.loop;

import dev.ordinal.workload.Action;
import dev.ordinal.workload.Outcome;

/** An action that was not done, and what became of it instead. */
record Ending(Action action, Outcome outcome) {}
