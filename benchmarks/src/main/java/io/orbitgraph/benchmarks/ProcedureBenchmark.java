package io.orbitgraph.benchmarks;

import io.orbitgraph.cypher.CypherLanguage;
import io.orbitgraph.model.procedure.Aggregator;
import io.orbitgraph.model.procedure.ColumnRows;
import io.orbitgraph.model.procedure.Extension;
import io.orbitgraph.model.procedure.Procedure;
import io.orbitgraph.model.procedure.ProcedureContext;
import io.orbitgraph.model.procedure.ProcedureSignature;
import io.orbitgraph.model.procedure.ProcedureSignature.Field;
import io.orbitgraph.model.procedure.ProcedureSignature.Mode;
import io.orbitgraph.model.procedure.UserAggregation;
import io.orbitgraph.model.procedure.UserFunctionSignature;
import io.orbitgraph.model.session.QueryResult;
import io.orbitgraph.model.session.Session;
import io.orbitgraph.model.session.TransactionOptions;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.NodeValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.DoubleVector;
import io.orbitgraph.model.vector.LongVector;
import io.orbitgraph.model.vector.NodeVector;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.query.procedure.ProcedureRegistry;
import io.orbitgraph.query.procedure.UserFunctions;
import io.orbitgraph.query.session.Authenticator;
import io.orbitgraph.query.session.EngineGraphService;
import io.orbitgraph.query.session.EngineOptions;
import io.orbitgraph.query.session.Services;
import io.orbitgraph.store.graph.GraphStore;
import io.orbitgraph.store.graph.GraphStoreConfig;
import io.orbitgraph.store.graph.GraphStores;
import io.orbitgraph.store.kv.KeyValueStore;
import io.orbitgraph.store.rocksdb.RocksKeyValueStore;
import io.orbitgraph.store.rocksdb.RocksSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// The way of rows between the engine and another module: nanoseconds for each row of a procedure (an id and a score)
/// on its way to the client, and for each pair of nodes on its way into an aggregation.
@State(Scope.Benchmark)
@BenchmarkMode(org.openjdk.jmh.annotations.Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--enable-native-access=ALL-UNNAMED")
@SuppressWarnings("NullAway.Init") // JMH calls the set-up method.
public class ProcedureBenchmark {
    private static final int ROWS = 1_000_000;
    private static final int NODES = 100_000;

    /// Whether rows travel by columns, else boxed.
    @Param({"true", "false"})
    public boolean columns;

    private Path directory = Path.of("");
    private KeyValueStore keyValues;
    private GraphStore store;
    private Session session;

    @Setup
    public void open() throws IOException {
        directory = Files.createTempDirectory("procedures");
        keyValues = RocksKeyValueStore.open(directory.resolve("store"), RocksSettings.DEFAULT);
        store = GraphStores.open(
                keyValues, GraphStoreConfig.DEFAULT.withDurability(GraphStoreConfig.CommitDurability.OS));
        List<Extension> extensions =
                List.of(new Extension(List.of(new Scores(columns)), List.of(), List.of(new Pairs(columns))));
        session = new EngineGraphService(
                        store,
                        List.of(new CypherLanguage()),
                        UserFunctions.withBuiltIns(extensions),
                        ProcedureRegistry.withBuiltIns(extensions),
                        new Services(),
                        Authenticator.OPEN,
                        EngineOptions.DEFAULT)
                .localSession("benchmark");
        run("UNWIND range(1, " + NODES + ") AS i CREATE (:N)-[:R]->(:M)");
    }

    @TearDown
    public void close() throws IOException {
        session.close();
        store.close();
        keyValues.close();
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /// The sum over all rows that came, so that nothing is left undone.
    private double run(String query) {
        double[] sum = new double[1];
        try (QueryResult result = session.run(query, MapValue.EMPTY, TransactionOptions.DEFAULT)) {
            result.pull(-1, (found, rows, count) -> {
                for (int i = 0; i < count; i++) {
                    int row = rows == null ? i : rows[i];
                    for (Vector column : found) {
                        sum[0] += number(column, row);
                    }
                }
            });
        }
        return sum[0];
    }

    private static double number(Vector column, int row) {
        return switch (column) {
            case LongVector numbers -> numbers.values[row];
            case DoubleVector numbers -> numbers.values[row];
            default -> column.value(row).hashCode();
        };
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public double stream() {
        return run("CALL bench.scores() YIELD nodeId, score RETURN nodeId, score");
    }

    @Benchmark
    @OperationsPerInvocation(NODES)
    public double project() {
        return run("MATCH (a:N)-[:R]->(b) RETURN bench.pairs('g', a, b)");
    }

    /// What {@link #project} costs without the aggregation of another module.
    @Benchmark
    @OperationsPerInvocation(NODES)
    public double count() {
        return run("MATCH (a:N)-[:R]->(b) RETURN count(DISTINCT a = b)");
    }

    private record Scores(boolean columns) implements Procedure {
        private static final ProcedureSignature SIGNATURE = new ProcedureSignature(
                "bench.scores",
                List.of(),
                List.of(new Field("nodeId", "INTEGER"), new Field("score", "FLOAT")),
                Mode.READ,
                "Rows of numbers.");

        @Override
        public ProcedureSignature signature() {
            return SIGNATURE;
        }

        @Override
        public Iterator<Value[]> call(ProcedureContext context, Value[] arguments) {
            return columns ? new ByColumns() : new ByRows();
        }
    }

    private static final class ByRows implements Iterator<Value[]> {
        private int next;

        @Override
        public boolean hasNext() {
            return next < ROWS;
        }

        @Override
        public Value[] next() {
            if (next >= ROWS) {
                throw new NoSuchElementException();
            }
            int row = next++;
            return new Value[] {Value.of((long) row), Value.of(row * 0.5)};
        }
    }

    private static final class ByColumns extends ColumnRows {
        private int next;

        ByColumns() {
            super(Scores.SIGNATURE);
        }

        @Override
        protected int fill(Vector[] columns, int from, int count) {
            int filled = Math.min(count, ROWS - next);
            long[] ids = ((LongVector) columns[0]).values;
            double[] scores = ((DoubleVector) columns[1]).values;
            for (int i = from; i < from + filled; i++) {
                ids[i] = next;
                scores[i] = next++ * 0.5;
            }
            return filled;
        }
    }

    private record Pairs(boolean columns) implements UserAggregation {
        @Override
        public UserFunctionSignature signature() {
            return UserFunctionSignature.of("bench.pairs", "INTEGER", "", "Takes pairs of nodes.")
                    .takes("graphName", "STRING")
                    .takes("source", "NODE")
                    .optionally("target", "NODE", Value.NULL)
                    .optionally("configuration", "MAP", MapValue.EMPTY)
                    .seeingNulls();
        }

        @Override
        public Aggregator start(ProcedureContext context) {
            return columns ? new ColumnSum() : new RowSum();
        }
    }

    private static class RowSum implements Aggregator {
        long sum;

        @Override
        public void add(Value[] arguments) {
            sum += ((NodeValue) arguments[1]).id() ^ ((NodeValue) arguments[2]).id();
        }

        @Override
        public Value result() {
            return Value.of(sum);
        }
    }

    private static final class ColumnSum extends RowSum {
        @Override
        public void add(Vector[] columns, int @Nullable [] rows, int count) {
            if (!(columns[1] instanceof NodeVector sources && columns[2] instanceof NodeVector targets)) {
                super.add(columns, rows, count);
                return;
            }
            for (int i = 0; i < count; i++) {
                int row = rows == null ? i : rows[i];
                sum += sources.values[row] ^ targets.values[row];
            }
        }
    }
}
