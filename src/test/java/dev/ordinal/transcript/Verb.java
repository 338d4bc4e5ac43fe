package dev.ordinal.transcript;

import java.util.List;

/** What a command's first word means. */
interface Verb {

    /** Does it; a verb that reads answers with what is printed. */
    List<String> on(World world, Command command);

    /** Something was changed: the program works until it is quiet, and what it did is printed. */
    default boolean acts() {
        return true;
    }
}
