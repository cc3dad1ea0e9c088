package io.orbitgraph.tck.driver;

import io.orbitgraph.server.OrbitServer;
import io.orbitgraph.server.auth.UserFile;
import io.orbitgraph.server.config.ServerConfig;
import io.orbitgraph.server.config.Setting;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;

/// A server on free loopback ports with one user, for the length of a test.
public final class RunningServer implements AutoCloseable {
    public static final String USER = "neo4j";
    public static final String PASSWORD = "a long password";

    private final OrbitServer server;

    private RunningServer(OrbitServer server) {
        this.server = server;
    }

    public static RunningServer start(Path data) {
        return start(data, Map.of());
    }

    public static RunningServer start(Path data, Map<Setting, String> settings) {
        UserFile users = new UserFile(data.resolve("users"));
        if (users.isEmpty()) {
            users.setPassword(USER, PASSWORD);
        }
        Map<Setting, String> all = new EnumMap<>(Setting.class);
        all.put(Setting.DATA_DIRECTORY, data.toString());
        all.put(Setting.BOLT_ADDRESS, "127.0.0.1:0");
        all.put(Setting.HTTP_ADDRESS, "127.0.0.1:0");
        all.putAll(settings);
        return new RunningServer(OrbitServer.start(ServerConfig.of(all)));
    }

    public OrbitServer server() {
        return server;
    }

    /// @param scheme `bolt` or `neo4j`
    public Driver driver(String scheme) {
        return GraphDatabase.driver(scheme + "://" + server.boltAddress(), AuthTokens.basic(USER, PASSWORD));
    }

    @Override
    public void close() {
        server.close();
    }
}
