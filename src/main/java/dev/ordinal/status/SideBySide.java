package dev.ordinal.status;

import dev.ordinal.workload.Rung;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Two ladders of one workload, rung beside rung. */
final class SideBySide {
    private SideBySide() {}

    /** Walks up both at once: what each has of an ordinal, null for the one that has nothing of it, the lowest first. */
    static void walk(List<Rung> before, List<Rung> now, BiConsumer<@Nullable Rung, @Nullable Rung> look) {
        int was = 0;
        int is = 0;
        while (was < before.size() || is < now.size()) {
            boolean first = is == now.size()
                    || (was < before.size()
                            && before.get(was).ordinal() < now.get(is).ordinal());
            boolean second = was == before.size()
                    || (is < now.size()
                            && now.get(is).ordinal() < before.get(was).ordinal());
            look.accept(second ? null : before.get(was++), first ? null : now.get(is++));
        }
    }
}
