package io.orbitgraph.server.cli;

import io.orbitgraph.server.config.Setting;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Asks the server of a data directory to end, and waits until it has.
@Command(name = "stop", mixinStandardHelpOptions = true, description = "Stops the server.")
public final class StopCommand implements Callable<Integer> {
    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Option(
            names = {"--timeout"},
            paramLabel = "SECONDS",
            description = "how long to wait for it (default: ${DEFAULT-VALUE})")
    private long timeoutSeconds = 60;

    @Override
    public Integer call() throws InterruptedException, ExecutionException {
        Path data = options.load().path(Setting.DATA_DIRECTORY);
        Optional<ProcessHandle> process = RunFile.find(data).flatMap(RunFile::process);
        if (process.isEmpty()) {
            System.out.println("No server runs on " + data.toAbsolutePath() + ".");
            return 0;
        }
        process.get().destroy();
        try {
            process.get().onExit().get(timeoutSeconds, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            System.err.println("The server (process " + process.get().pid() + ") has not ended within " + timeoutSeconds
                    + " s. Killing it with kill -9 is safe: nothing acknowledged is lost.");
            return 1;
        }
        System.out.println("Stopped.");
        return 0;
    }
}
