package dev.ordinal.transcript;

import java.util.List;

/**
 * {@code refuse create pods 403}: the next such call of the program is refused; {@code name=web-1}: only for this object;
 * {@code after=2}: only after two that pass; {@code times=0}: until {@code refuse nothing}.
 */
final class RefuseVerb implements Verb {

    @Override
    public List<String> on(World world, Command command) {
        if (command.says("nothing")) {
            world.interference().allowAll();
            return List.of();
        }
        Interference.Refusal refusal = new Interference.Refusal(
                command.word(0), command.word(1), option(command, "name", ""), Integer.parseInt(command.word(2)));
        world.interference()
                .refuse(
                        refusal,
                        Integer.parseInt(option(command, "after", "0")),
                        Integer.parseInt(option(command, "times", "1")));
        return List.of();
    }

    private static String option(Command command, String name, String otherwise) {
        return command.words().stream()
                .filter(word -> word.startsWith(name + "="))
                .map(word -> word.substring(name.length() + 1))
                .findFirst()
                .orElse(otherwise);
    }
}
