package io.orbitgraph.server.cli;

import io.orbitgraph.server.config.ServerConfig;
import io.orbitgraph.server.config.Setting;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that choose a configuration, shared by the commands that need one.
final class ConfigOptions {
    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "configuration file (default: orbit.conf of the working directory, if there is one)")
    private Path file = Path.of("orbit.conf");

    @Option(
            names = {"--data"},
            paramLabel = "DIRECTORY",
            description = "data directory (default: data)")
    private @Nullable Path data;

    @Option(
            names = {"--bolt"},
            paramLabel = "HOST:PORT",
            description = "address of Bolt (default: 127.0.0.1:7687)")
    private @Nullable String bolt;

    @Option(
            names = {"--http"},
            paramLabel = "HOST:PORT",
            description = "address of HTTP (default: 127.0.0.1:7474)")
    private @Nullable String http;

    @Option(
            names = {"--no-auth"},
            description = "let clients in without a password")
    private boolean noAuth;

    ServerConfig load() {
        Map<Setting, String> changes = new EnumMap<>(Setting.class);
        if (data != null) {
            changes.put(Setting.DATA_DIRECTORY, data.toString());
        }
        if (bolt != null) {
            changes.put(Setting.BOLT_ADDRESS, bolt);
        }
        if (http != null) {
            changes.put(Setting.HTTP_ADDRESS, http);
        }
        if (noAuth) {
            changes.put(Setting.AUTH_ENABLED, "false");
        }
        return ServerConfig.load(file, System.getenv(), changes);
    }
}
