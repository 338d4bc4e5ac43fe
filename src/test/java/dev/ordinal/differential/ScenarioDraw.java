package dev.ordinal.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.it.Kube;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Draws a scenario from its seed: the same one each time. */
final class ScenarioDraw {
    private static final PodDeed[] KUBELET = {
        PodDeed.RUN,
        PodDeed.RUN,
        PodDeed.RUN,
        PodDeed.RUN_FRESH,
        PodDeed.START,
        PodDeed.READY,
        PodDeed.AGE,
        PodDeed.REMOVE,
        PodDeed.REMOVE
    };
    private static final PodDeed[] TROUBLE = {
        PodDeed.UNREADY, PodDeed.UNREADY, PodDeed.FAIL, PodDeed.SUCCEED, PodDeed.DELETE
    };
    private static final PodDeed[] MEDDLING = {
        PodDeed.RELEASE, PodDeed.RESTORE, PodDeed.STRIP, PodDeed.MISNAME, PodDeed.HOLD, PodDeed.LET_GO
    };
    private static final String[] PROPAGATION = {"Background", "Foreground", "Orphan"};
    private static final int FEWEST = 5;
    private static final int MOST = 9;

    private final SplittableRandom random;
    private final Menu menu;
    private final SetDraw sets;
    private final List<Step> steps = new ArrayList<>();
    private final List<ObjectNode> templates = new ArrayList<>();
    private boolean there;

    private ScenarioDraw(long seed, Menu menu) {
        this.random = new SplittableRandom(seed);
        this.menu = menu;
        this.sets = new SetDraw(random, menu);
    }

    static Scenario draw(long seed, Menu menu) {
        ScenarioDraw draw = new ScenarioDraw(seed, menu);
        draw.create();
        int count = FEWEST + draw.random.nextInt(MOST - FEWEST + 1);
        for (int i = 0; i < count; i++) {
            draw.wish();
            draw.kubelet();
        }
        draw.calm(true);
        return new Scenario(seed, draw.steps);
    }

    private void create() {
        ObjectNode template = there || templates.isEmpty() || sets.one(2) ? next() : former();
        steps.add(new Step.Create(sets.manifest(template)));
        there = true;
        kubelet();
    }

    /** One thing that a person does, or that goes wrong. */
    private void wish() {
        if (!there) {
            create();
            return;
        }
        switch (random.nextInt(12)) {
            case 0, 1, 2 -> scale();
            case 3, 4, 5 -> update();
            case 6 -> settings();
            case 7, 8 -> toPod(TROUBLE);
            case 9 -> meddle();
            case 10 -> deleteOrScale();
            default -> both();
        }
    }

    private void scale() {
        edit("scale", "/spec/replicas", Kube.JSON.getNodeFactory().numberNode(sets.replicas()));
    }

    private void update() {
        if (!menu.all()) {
            scale();
        } else if (templates.size() > 1 && sets.one(3)) {
            edit("back to an older template", "/spec/template", former());
        } else {
            edit("another template", "/spec/template", next());
        }
    }

    private void settings() {
        if (!menu.all()) {
            scale();
            return;
        }
        switch (random.nextInt(8)) {
            case 0, 1, 2 -> edit("strategy", "/spec/updateStrategy", sets.strategy());
            case 3 -> edit("minReadySeconds", "/spec/minReadySeconds", number(sets.minReady()));
            case 4 -> edit("retention", "/spec/persistentVolumeClaimRetentionPolicy", sets.retention());
            case 5 -> edit("start", "/spec/ordinals", sets.start());
            case 6 -> edit("history limit", "/spec/revisionHistoryLimit", number(sets.history()));
            default ->
                edit(
                        "annotations",
                        "/metadata/annotations",
                        Kube.JSON.createObjectNode().put("team", "b"));
        }
    }

    /** Two wishes in one write. */
    private void both() {
        if (!menu.all()) {
            scale();
            return;
        }
        ArrayNode patch = Kube.JSON.createArrayNode();
        operation(patch, "/spec/replicas", number(sets.replicas()));
        if (sets.one(2)) {
            operation(patch, "/spec/ordinals", sets.start());
            steps.add(new Step.Edit("scale and start", patch));
        } else {
            operation(patch, "/spec/template", next());
            steps.add(new Step.Edit("scale and another template", patch));
        }
    }

    private void meddle() {
        if (menu.all() && sets.one(4)) {
            steps.add(new Step.DeleteClaim(random.nextInt(100)));
        } else if (menu.all()) {
            toPod(MEDDLING);
        } else {
            toPod(new PodDeed[] {PodDeed.HOLD, PodDeed.LET_GO});
        }
    }

    private void deleteOrScale() {
        if (sets.one(2)) {
            scale();
            return;
        }
        steps.add(new Step.DeleteSet(PROPAGATION[random.nextInt(PROPAGATION.length)]));
        there = false;
    }

    /** Nothing, a few steps, or everything that it has to do. */
    private void kubelet() {
        switch (random.nextInt(5)) {
            case 0 -> {}
            case 1, 2 -> {
                int count = 1 + random.nextInt(3);
                for (int i = 0; i < count; i++) {
                    toPod(KUBELET);
                }
            }
            default -> calm(sets.one(2));
        }
    }

    private void toPod(PodDeed[] deeds) {
        steps.add(new Step.ToPod(deeds[random.nextInt(deeds.length)], random.nextInt(100)));
    }

    private void calm(boolean heal) {
        steps.add(new Step.Calm(random.nextLong(), heal));
    }

    private ObjectNode next() {
        templates.add(sets.template());
        return templates.getLast();
    }

    private ObjectNode former() {
        return templates.get(random.nextInt(templates.size()));
    }

    private void edit(String what, String path, JsonNode value) {
        ArrayNode patch = Kube.JSON.createArrayNode();
        operation(patch, path, value);
        steps.add(new Step.Edit(what, patch));
    }

    private static void operation(ArrayNode patch, String path, JsonNode value) {
        patch.addObject().put("op", "add").put("path", path).set("value", value);
    }

    private static JsonNode number(int value) {
        return Kube.JSON.getNodeFactory().numberNode(value);
    }
}
