package io.orbitgraph.benchmarks.peer;

import io.orbitgraph.server.OrbitServer;
import io.orbitgraph.server.config.ServerConfig;
import io.orbitgraph.server.config.Setting;
import java.util.Map;

/// The main class of the child process that {@link OrbitPeer} starts: a server without authentication on free ports.
public final class OrbitProcess {
    private OrbitProcess() {}

    public static void main(String[] arguments) throws InterruptedException {
        OrbitServer server = OrbitServer.start(ServerConfig.of(Map.of(
                Setting.DATA_DIRECTORY, arguments[0],
                Setting.BOLT_ADDRESS, "127.0.0.1:0",
                Setting.HTTP_ADDRESS, "127.0.0.1:0",
                Setting.AUTH_ENABLED, "false")));
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        System.out.println("BOLT " + server.boltAddress());
        System.out.flush();
        Thread.currentThread().join();
    }
}
