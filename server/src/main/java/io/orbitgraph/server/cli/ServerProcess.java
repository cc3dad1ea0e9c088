package io.orbitgraph.server.cli;

import io.orbitgraph.server.Main;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The command line of a server in a process of its own: this JVM with the same options.
final class ServerProcess {
    private ServerProcess() {}

    /// @param arguments of `orbit start`, without `--foreground`
    static List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            // The archive of classes that this short-lived process leaves behind is not the server's.
            command.add(
                    option.startsWith("-XX:SharedArchiveFile=") ? option.replace("start.jsa", "server.jsa") : option);
        }
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(Main.class.getName());
        command.addAll(arguments);
        command.add("--foreground");
        return command;
    }
}
