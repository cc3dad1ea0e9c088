package io.orbitgraph.server;

import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.server.cli.PasswordCommand;
import io.orbitgraph.server.cli.StartCommand;
import io.orbitgraph.server.cli.StatusCommand;
import io.orbitgraph.server.cli.StopCommand;
import io.orbitgraph.server.config.ConfigException;
import io.orbitgraph.server.importer.ImportCommand;
import io.orbitgraph.server.shell.ShellCommand;
import java.io.UncheckedIOException;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The command line, `orbit`.
@Command(
        name = "orbit",
        mixinStandardHelpOptions = true,
        version = "OrbitGraph " + OrbitServer.VERSION,
        description = "A graph database that speaks Bolt and Cypher.",
        subcommands = {
            StartCommand.class,
            StopCommand.class,
            StatusCommand.class,
            ShellCommand.class,
            ImportCommand.class,
            PasswordCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main())
                .setExecutionExceptionHandler((exception, commandLine, _) -> {
                    switch (exception) {
                        case ConfigException e -> commandLine.getErr().println("orbit: " + e.getMessage());
                        case OrbitException e -> commandLine.getErr().println("orbit: " + e.text());
                        case UncheckedIOException e ->
                            commandLine
                                    .getErr()
                                    .println("orbit: "
                                            + Objects.requireNonNullElse(e.getCause(), e)
                                                    .getMessage());
                        default -> throw exception;
                    }
                    return CommandLine.ExitCode.SOFTWARE;
                })
                .execute(arguments));
    }
}
