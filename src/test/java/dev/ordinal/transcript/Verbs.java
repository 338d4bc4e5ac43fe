package dev.ordinal.transcript;

import java.util.Map;
import java.util.Optional;

/** All the words that a command can begin with. */
final class Verbs {
    private static final Map<String, Verb> ALL = Map.ofEntries(
            Map.entry("apply", new ApplyVerb()),
            Map.entry("create", new CreateVerb()),
            Map.entry("edit", new EditVerb()),
            Map.entry("scale", new ScaleVerb()),
            Map.entry("annotate", new AnnotateVerb()),
            Map.entry("label", new LabelVerb()),
            Map.entry("unlabel", new UnlabelVerb()),
            Map.entry("own", new OwnVerb()),
            Map.entry("disown", new DisownVerb()),
            Map.entry("finalizer", new FinalizerVerb()),
            Map.entry("delete", new DeleteVerb()),
            Map.entry("kubelet", new KubeletVerb()),
            Map.entry("settle", new SettleVerb()),
            Map.entry("pass", new PassVerb()),
            Map.entry("quota", new QuotaVerb()),
            Map.entry("refuse", new RefuseVerb()),
            Map.entry("watches", new WatchesVerb()),
            Map.entry("collector", new CollectorVerb()),
            Map.entry("condition", new ConditionVerb()),
            Map.entry("crash", new CrashVerb()),
            Map.entry("orchestrate", new OrchestrateVerb()),
            Map.entry("pods", new PodsVerb()),
            Map.entry("claims", new ClaimsVerb()),
            Map.entry("revisions", new RevisionsVerb()),
            Map.entry("status", new StatusVerb()),
            Map.entry("conditions", new ConditionsVerb()),
            Map.entry("events", new EventsVerb()),
            Map.entry("board", new BoardVerb()),
            Map.entry("show", new ShowVerb()));

    private Verbs() {}

    static Verb of(String word) {
        return Optional.ofNullable(ALL.get(word))
                .orElseThrow(() -> new IllegalArgumentException("no verb '" + word + "'"));
    }
}
