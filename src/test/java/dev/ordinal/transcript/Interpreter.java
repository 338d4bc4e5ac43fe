package dev.ordinal.transcript;

import dev.ordinal.embedded.faults.StatusException;
import dev.ordinal.workload.Wait;
import dev.ordinal.workload.WorkloadStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Does what blocks say, one after the other, in one world. */
final class Interpreter {
    /** A block that changes something lasts this long: enough for the program to be quiet again. */
    private static final Duration BLOCK = Duration.ofSeconds(1);

    /** The rest of a long list of waits is counted, as in a status. */
    private static final int MOST_WAITS = 6;

    private final World world = new World();

    static Transcript played(Transcript transcript) {
        Interpreter interpreter = new Interpreter();
        List<Block> played = transcript.blocks().stream()
                .map(block -> block.saying(interpreter.play(block)))
                .toList();
        return new Transcript(transcript.file(), transcript.header(), played);
    }

    private String play(Block block) {
        List<String> lines = new ArrayList<>();
        boolean acts = false;
        world.journal().newBlock();
        for (Command command : block.commands()) {
            Verb verb = Verbs.of(command.verb());
            if (acts && !verb.acts()) {
                lines.addAll(work());
                acts = false;
            }
            acts |= verb.acts();
            try {
                lines.addAll(verb.on(world, command));
            } catch (StatusException refused) {
                lines.add("refused: " + refused.getMessage());
            }
        }
        if (acts) {
            lines.addAll(work());
        }
        return world.aliases().in(String.join("\n", lines)).strip();
    }

    /** The program works until it is quiet; then what it did, and what it waits for. */
    private List<String> work() {
        world.pass(BLOCK);
        List<String> lines = new ArrayList<>(world.journal().drain());
        Collection<WorkloadStatus> all =
                world.program().board().present("", Optional.empty()).present();
        world.keepPhases(all.stream().map(status -> status.key().name()).collect(Collectors.toSet()));
        for (WorkloadStatus status : all) {
            lines.addAll(waits(status));
            String name = status.key().name();
            if (world.newPhase(name, status.phase().text())) {
                lines.add(name + " is " + status.phase().text());
            }
        }
        return lines;
    }

    private static List<String> waits(WorkloadStatus status) {
        List<String> lines = new ArrayList<>();
        List<Wait> waits = status.waits();
        for (Wait waiting : waits.subList(0, Math.min(MOST_WAITS, waits.size()))) {
            String who = waiting.ordinal().isPresent()
                    ? status.key().name() + "-" + waiting.ordinal().getAsInt()
                    : status.key().name();
            lines.add(Journal.text(who + " waits", waiting.reason(), waiting.detail()));
        }
        if (waits.size() > MOST_WAITS) {
            lines.add("and " + (waits.size() - MOST_WAITS) + " more");
        }
        return lines;
    }
}
