package dev.ordinal.subscribers;

import dev.ordinal.access.Answer;
import dev.ordinal.desired.Parameters;
import dev.ordinal.desired.Refusal;
import dev.ordinal.desired.RefusedException;
import dev.ordinal.workload.Names;
import io.vertx.core.MultiMap;
import java.util.Set;

/** What a reading request asks in its path and parameters, each checked. */
final class Asked {
    private Asked() {}

    private static Parameters of(MultiMap parameters) {
        return new Parameters(parameters.names(), parameters::getAll);
    }

    static void only(MultiMap parameters, Set<String> accepted) {
        of(parameters).only(accepted);
    }

    static String one(MultiMap parameters, String name) {
        return of(parameters).one(name);
    }

    static int number(MultiMap parameters, String name) {
        return of(parameters).number(name);
    }

    static int number(String name, String text) {
        return Parameters.number(name, text);
    }

    static boolean flag(MultiMap parameters, String name) {
        return of(parameters).flag(name);
    }

    /** Of a list: one of no namespace that could be would be empty for ever. */
    static String namespace(String namespace) {
        if (!namespace.isEmpty() && !Names.label(namespace)) {
            throw malformed("'" + namespace + "' is no name of a namespace: " + Names.RULE);
        }
        return namespace;
    }

    static RefusedException malformed(String detail) {
        return Parameters.malformed(detail);
    }

    static void requireAllowed(Answer answer) {
        switch (answer) {
            case Answer.Allowed() -> {}
            case Answer.Denied(String why) -> throw new RefusedException(Refusal.Kind.FORBIDDEN, "", why);
        }
    }
}
