package dev.ordinal.transcript;

import java.util.List;

/** {@code kubelet web-0 web-1 ready}: what the node makes of these pods, all at once. */
final class KubeletVerb implements Verb {

    @Override
    public List<String> on(World world, Command command) {
        List<String> pods = command.words().subList(0, command.words().size() - 1);
        String state = command.words().getLast();
        world.byScript(() -> pods.forEach(pod -> world.kubelet().make(pod, state)));
        return List.of();
    }
}
