package io.orbitgraph.server.cli;

import io.orbitgraph.server.config.Setting;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Says whether a server runs on a data directory, and where it listens. Exit code 0 if one runs, 3 if not.
@Command(name = "status", mixinStandardHelpOptions = true, description = "Says whether the server runs.")
public final class StatusCommand implements Callable<Integer> {
    private static final int NOT_RUNNING = 3;

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Override
    public Integer call() {
        Path data = options.load().path(Setting.DATA_DIRECTORY);
        Optional<RunFile> run = RunFile.find(data);
        if (run.isEmpty()) {
            System.out.println("Not running on " + data.toAbsolutePath() + ".");
            return NOT_RUNNING;
        }
        System.out.println("Running as process " + run.get().pid() + " on " + data.toAbsolutePath() + ".");
        System.out.println("  Bolt  " + run.get().bolt());
        System.out.println("  HTTP  " + run.get().http());
        return 0;
    }
}
