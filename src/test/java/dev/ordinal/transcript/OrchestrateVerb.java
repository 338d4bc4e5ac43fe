package dev.ordinal.transcript;

import dev.ordinal.workload.WorkloadKind;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code orchestrate OrdinalSet}: from the next start of the program, only these kinds. */
final class OrchestrateVerb implements Verb {

    @Override
    public List<String> on(World world, Command command) {
        Set<WorkloadKind> kinds = command.words().stream()
                .map(word -> word.toLowerCase(Locale.ROOT).startsWith("stateful")
                        ? WorkloadKind.STATEFUL_SET
                        : WorkloadKind.ORDINAL_SET)
                .collect(Collectors.toSet());
        world.program().orchestrate(kinds);
        return List.of();
    }
}
