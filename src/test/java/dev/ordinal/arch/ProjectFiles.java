package dev.ordinal.arch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The files of the project: what git has or would take; where there is no git, all but what is built. */
final class ProjectFiles {
    static final Path ROOT = Path.of("").toAbsolutePath();

    /** Built or downloaded; .gitignore names the same. */
    private static final Set<String> BUILT =
            Set.of("target", "node_modules", "dist", ".git", ".idea", ".vscode", ".quarkus");

    private ProjectFiles() {}

    /** Every file, relative to the project's folder. */
    static List<Path> all() {
        return git().orElseGet(ProjectFiles::walked);
    }

    static Stream<Path> endingWith(String... suffixes) {
        return all().stream().filter(file -> Stream.of(suffixes).anyMatch(file.toString()::endsWith));
    }

    static Stream<Path> under(String folder) {
        return all().stream().filter(file -> file.startsWith(folder));
    }

    /** Empty for what is no text, or not there. */
    static Optional<String> text(Path file) {
        try {
            String text = Files.readString(ROOT.resolve(file));
            return text.indexOf('\0') < 0 ? Optional.of(text) : Optional.empty();
        } catch (MalformedInputException | NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> lines(Path file) {
        return text(file).map(text -> text.lines().toList()).orElse(List.of());
    }

    private static Optional<List<Path>> git() {
        try {
            Process git = new ProcessBuilder("git", "ls-files", "--cached", "--others", "--exclude-standard", "-z")
                    .directory(ROOT.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String names = new String(git.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (git.waitFor() != 0 || names.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(Stream.of(names.split("\0", -1))
                    .filter(name -> !name.isEmpty())
                    .map(Path::of)
                    .filter(file -> Files.isRegularFile(ROOT.resolve(file)))
                    .sorted()
                    .toList());
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static List<Path> walked() {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(Files::isRegularFile)
                    .map(ROOT::relativize)
                    .filter(file -> StreamSupport.stream(file.spliterator(), false)
                            .noneMatch(part -> BUILT.contains(part.toString())))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
