package io.orbitgraph.benchmarks.client;

import java.net.InetSocketAddress;
import java.util.Map;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.Session;

/// A session of the official Java driver with auto-commit transactions, on the driver's defaults.
public final class DriverClient implements QueryClient {
    private final Session session;

    private DriverClient(Session session) {
        this.session = session;
    }

    /// The driver for all clients of one server; the caller closes it after them.
    public static Driver driver(InetSocketAddress address) {
        return GraphDatabase.driver("bolt://" + address.getHostString() + ":" + address.getPort(), AuthTokens.none());
    }

    public static DriverClient connect(Driver driver) {
        return new DriverClient(driver.session());
    }

    @Override
    public void run(String query, Map<String, Object> parameters) {
        session.run(query, parameters).list();
    }

    @Override
    public void close() {
        session.close();
    }
}
