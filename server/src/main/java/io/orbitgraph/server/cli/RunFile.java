package io.orbitgraph.server.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/// What a running server leaves in its data directory so that `stop` and `status` find it: `orbit.run` with process id,
/// start time and addresses, one per line.
record RunFile(long pid, long startMillis, String bolt, String http) {
    private static final String NAME = "orbit.run";

    static RunFile ofThisProcess(String bolt, String http) {
        ProcessHandle self = ProcessHandle.current();
        return new RunFile(self.pid(), startMillis(self), bolt, http);
    }

    /// The server of the data directory, if one runs. A file that a killed server left behind does not count.
    static Optional<RunFile> find(Path dataDirectory) {
        Path file = dataDirectory.resolve(NAME);
        try {
            List<String> lines = Files.readAllLines(file);
            RunFile found =
                    new RunFile(Long.parseLong(lines.get(0)), Long.parseLong(lines.get(1)), lines.get(2), lines.get(3));
            return found.process().isPresent() ? Optional.of(found) : Optional.empty();
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /// The process, unless it has ended; another one with the same id is told apart by its start.
    Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(p -> startMillis(p) == startMillis);
    }

    void write(Path dataDirectory) {
        try {
            Path next = dataDirectory.resolve(NAME + ".next");
            Files.write(next, List.of(Long.toString(pid), Long.toString(startMillis), bolt, http));
            Files.move(
                    next,
                    dataDirectory.resolve(NAME),
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path dataDirectory) {
        try {
            Files.deleteIfExists(dataDirectory.resolve(NAME));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long startMillis(ProcessHandle process) {
        return process.info()
                .startInstant()
                .map(java.time.Instant::toEpochMilli)
                .orElse(0L);
    }
}
