package dev.ordinal.it;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A process of a control plane, which a test ends, halts, and starts again just as it was. */
final class ControlPlanePart {
    private final Path pids;
    private final String name;
    private final List<String> command;
    private final Path folder;
    private ProcessHandle process;

    private ControlPlanePart(Path pids, String name, ProcessHandle process) throws IOException {
        this.pids = pids;
        this.name = name;
        this.process = process;
        Path proc = Path.of("/proc", String.valueOf(process.pid()));
        String words = Files.readString(proc.resolve("cmdline")); // each ends with a NUL
        this.command = List.of(words.substring(0, words.length() - 1).split("\0", -1));
        this.folder = proc.resolve("cwd").toRealPath();
    }

    /** @param pids lines of a process id and the name of the part that it plays, kept so that others can end it */
    static ControlPlanePart of(Path pids, String name) throws IOException {
        long pid = Files.readAllLines(pids).stream()
                .filter(line -> line.endsWith(" " + name))
                .mapToLong(line -> Long.parseLong(line.split(" ", 2)[0]))
                .findFirst()
                .orElseThrow();
        return new ControlPlanePart(pids, name, ProcessHandle.of(pid).orElseThrow());
    }

    void kill() {
        process.destroyForcibly();
        await(name + " is gone").until(() -> !process.isAlive());
    }

    void startAgain() throws IOException {
        String former = process.pid() + " " + name;
        process = start(command);
        List<String> lines = new ArrayList<>(Files.readAllLines(pids));
        lines.replaceAll(line -> line.equals(former) ? process.pid() + " " + name : line);
        Files.write(pids, lines);
    }

    /** Another one beside it, which differs in these options. */
    void startAnother(Map<String, String> options) throws IOException {
        List<String> other = new ArrayList<>(command);
        options.forEach((option, value) -> {
            int at = other.indexOf(option);
            if (at < 0) {
                other.addAll(List.of(option, value));
            } else {
                other.set(at + 1, value);
            }
        });
        String line = start(other).pid() + " " + name;
        Files.writeString(pids, line + "\n", StandardOpenOption.APPEND);
    }

    private ProcessHandle start(List<String> words) throws IOException {
        return new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve(name + ".log").toFile()))
                .start()
                .toHandle();
    }

    /** SIGSTOP: its connections stay open, and nobody answers. */
    void halt() {
        signal("-STOP");
    }

    void goOn() {
        signal("-CONT");
    }

    private void signal(String signal) {
        Command.run("kill", signal, String.valueOf(process.pid())).succeeds();
    }
}
