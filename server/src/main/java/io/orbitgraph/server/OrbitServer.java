package io.orbitgraph.server;

import io.orbitgraph.algorithms.AlgorithmLibrary;
import io.orbitgraph.algorithms.procedure.AlgorithmService;
import io.orbitgraph.algorithms.procedure.ExportDirectory;
import io.orbitgraph.bolt.transport.BoltConfig;
import io.orbitgraph.bolt.transport.BoltServer;
import io.orbitgraph.cypher.CypherLanguage;
import io.orbitgraph.model.procedure.Extension;
import io.orbitgraph.model.session.QueryResult;
import io.orbitgraph.model.session.Session;
import io.orbitgraph.model.session.TransactionOptions;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.query.procedure.ProcedureRegistry;
import io.orbitgraph.query.procedure.UserFunctions;
import io.orbitgraph.query.session.EngineGraphService;
import io.orbitgraph.query.session.EngineOptions;
import io.orbitgraph.query.session.Services;
import io.orbitgraph.server.auth.LoginGuard;
import io.orbitgraph.server.auth.UserFile;
import io.orbitgraph.server.config.ServerConfig;
import io.orbitgraph.server.config.Setting;
import io.orbitgraph.server.http.HttpServer;
import io.orbitgraph.server.importer.NewDatabase;
import io.orbitgraph.store.graph.GraphStore;
import io.orbitgraph.store.graph.GraphStoreConfig;
import io.orbitgraph.store.graph.GraphStoreConfig.CommitDurability;
import io.orbitgraph.store.graph.GraphStores;
import io.orbitgraph.store.kv.KeyValueStore;
import io.orbitgraph.store.rocksdb.RocksKeyValueStore;
import io.orbitgraph.store.rocksdb.RocksSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A whole server: store, engine, Bolt, HTTP. The one place where implementations meet.
public final class OrbitServer implements AutoCloseable {
    /// Of this program.
    public static final String VERSION = "0.1.0";

    /// What clients are told: the Neo4j version that OrbitGraph is compatible with.
    public static final String NEO4J_VERSION = "5.26.0";

    private static final Logger LOG = LoggerFactory.getLogger(OrbitServer.class);
    private static final int PLANS = 1_000;

    /// Closed last to first.
    private final Deque<AutoCloseable> parts;

    private final GraphStore store;
    private final EngineGraphService service;
    private final BoltServer bolt;
    private final HttpServer http;

    private OrbitServer(
            Deque<AutoCloseable> parts,
            GraphStore store,
            EngineGraphService service,
            BoltServer bolt,
            HttpServer http) {
        this.parts = parts;
        this.store = store;
        this.service = service;
        this.bolt = bolt;
        this.http = http;
    }

    /// Opens the data directory and listens. On failure everything that was opened is closed again.
    ///
    /// @param more procedures and functions beside those of this program's own modules
    public static OrbitServer start(ServerConfig config, Extension... more) {
        long begin = System.nanoTime();
        Deque<AutoCloseable> parts = new ArrayDeque<>();
        try {
            Path data = Files.createDirectories(config.path(Setting.DATA_DIRECTORY));
            KeyValueStore keyValues = RocksKeyValueStore.open(data.resolve("store"), RocksSettings.DEFAULT);
            parts.push(keyValues);
            GraphStore store = GraphStores.open(
                    keyValues,
                    GraphStoreConfig.DEFAULT
                            .withPageMemoryBytes(config.bytes(Setting.PAGE_MEMORY))
                            .withDurability(durability(config)));
            parts.push(store);
            LoginGuard guard = new LoginGuard(
                    new UserFile(data.resolve("users")), config.flag(Setting.AUTH_ENABLED), InstantSource.system());
            AlgorithmService algorithms = new AlgorithmService(config.bytes(Setting.ALGORITHM_MEMORY));
            parts.push(algorithms);
            List<Extension> extensions = new ArrayList<>(List.of(more));
            extensions.add(AlgorithmLibrary.extension());
            EngineGraphService service = new EngineGraphService(
                    store,
                    List.of(new CypherLanguage()),
                    UserFunctions.withBuiltIns(extensions),
                    ProcedureRegistry.withBuiltIns(extensions),
                    new Services()
                            .offer(AlgorithmService.class, algorithms)
                            .offer(
                                    ExportDirectory.class,
                                    new ExportDirectory(config.path(Setting.EXPORT_DIRECTORY), NewDatabase::make)),
                    guard::verify,
                    engineOptions(config));
            BoltServer bolt =
                    BoltServer.start(BoltConfig.DEFAULT.withAddress(config.address(Setting.BOLT_ADDRESS)), service);
            parts.push(bolt);
            HttpServer http = HttpServer.start(
                    config.address(Setting.HTTP_ADDRESS), bolt.address().getPort(), NEO4J_VERSION, () -> true);
            parts.push(http);
            OrbitServer server = new OrbitServer(parts, store, service, bolt, http);
            LOG.info(
                    "Started in {} ms: Bolt on {}, HTTP on {}",
                    (System.nanoTime() - begin) / 1_000_000,
                    server.boltAddress(),
                    server.httpAddress());
            return server;
        } catch (IOException e) {
            closeAll(parts);
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            closeAll(parts);
            throw e;
        }
    }

    private static CommitDurability durability(ServerConfig config) {
        return switch (config.text(Setting.DURABILITY)) {
            case "interval" -> CommitDurability.INTERVAL;
            case "os" -> CommitDurability.OS;
            default -> CommitDurability.SYNC;
        };
    }

    private static EngineOptions engineOptions(ServerConfig config) {
        Map<String, String> settings = new HashMap<>();
        for (Setting setting : Setting.values()) {
            settings.put(setting.key(), config.text(setting));
        }
        long queryMemory = config.bytes(Setting.QUERY_MEMORY);
        return new EngineOptions(
                config.duration(Setting.TRANSACTION_TIMEOUT),
                Duration.ofSeconds(30),
                queryMemory,
                queryMemory,
                PLANS,
                text(config.address(Setting.BOLT_ADDRESS)),
                settings,
                Clock.system(config.zone(Setting.TIME_ZONE)),
                RandomGenerator.getDefault());
    }

    /// `host:port` of Bolt.
    public String boltAddress() {
        return text(bolt.address());
    }

    /// `host:port` of HTTP.
    public String httpAddress() {
        return bolt.address().getHostString() + ":" + http.port();
    }

    private static String text(InetSocketAddress address) {
        return address.getHostString() + ":" + address.getPort();
    }

    /// The graph, for what runs inside the server process.
    public GraphStore store() {
        return store;
    }

    /// Loads the sample graph, unless the database has nodes already.
    public void loadDemo() {
        try (Session session = service.localSession("local")) {
            long nodes;
            try (var transaction = store.begin()) {
                nodes = transaction.countNodes(io.orbitgraph.store.graph.Tokens.NONE);
            }
            if (nodes > 0) {
                LOG.info("The database has {} nodes; the sample graph is not loaded", nodes);
                return;
            }
            try (InputStream in = OrbitServer.class.getResourceAsStream("/demo/graph.cypher")) {
                String script = new String(
                        Objects.requireNonNull(in, "demo/graph.cypher").readAllBytes(), StandardCharsets.UTF_8);
                try (QueryResult result = session.run(script, MapValue.EMPTY, TransactionOptions.DEFAULT)) {
                    result.discard(-1);
                    LOG.info(
                            "Loaded the sample graph: {} nodes",
                            result.summary().counters().nodesCreated());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() {
        closeAll(parts);
    }

    private static void closeAll(Deque<AutoCloseable> parts) {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                LOG.error("A part of the server could not be closed", e);
            }
        }
    }
}
