package io.orbitgraph.server.engine;

import io.orbitgraph.model.procedure.Aggregator;
import io.orbitgraph.model.procedure.ProcedureContext;
import io.orbitgraph.model.procedure.UserAggregation;
import io.orbitgraph.model.procedure.UserFunctionSignature;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.NodeValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.NodeVector;
import io.orbitgraph.model.vector.Vector;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Counts pairs of nodes and lone nodes, as a graph projection would take them in.
final class PairAggregation implements UserAggregation {
    /// Aggregators that were started and neither finished nor abandoned.
    static final AtomicInteger OPEN = new AtomicInteger();

    @Override
    public UserFunctionSignature signature() {
        return UserFunctionSignature.of("test.project", "MAP", "Projection", "Counts pairs and lone nodes.")
                .takes("graphName", "STRING")
                .takes("source", "NODE")
                .optionally("target", "NODE", Value.NULL)
                .optionally("configuration", "MAP", MapValue.EMPTY)
                .seeingNulls();
    }

    @Override
    public Aggregator start(ProcedureContext context) {
        OPEN.incrementAndGet();
        return new Pairs();
    }

    private static final class Pairs implements Aggregator {
        private long pairs;
        private long lone;
        private long byColumns;
        private long idSum;
        private String name = "";
        private boolean done;

        @Override
        public void add(Value[] arguments) {
            name = arguments[0].toString();
            if (name.equals("refused")) {
                throw new IllegalArgumentException("a graph with name 'refused' exists");
            }
            add(((NodeValue) arguments[1]).id(), arguments[2] instanceof NodeValue target ? target.id() : -1);
        }

        private void add(long source, long target) {
            idSum += source;
            if (target < 0) {
                lone++;
            } else {
                idSum += target;
                pairs++;
            }
        }

        @Override
        public void add(Vector[] columns, int @Nullable [] rows, int count) {
            if (!(columns[1] instanceof NodeVector sources && columns[2] instanceof NodeVector targets)
                    || columns[0].value(rows == null ? 0 : rows[0]).toString().equals("refused")) {
                Aggregator.super.add(columns, rows, count);
                return;
            }
            name = columns[0].value(rows == null ? 0 : rows[0]).toString();
            byColumns += count;
            for (int i = 0; i < count; i++) {
                int row = rows == null ? i : rows[i];
                add(sources.values[row], targets.isNull(row) ? -1 : targets.values[row]);
            }
        }

        @Override
        public long retainedBytes() {
            return 8 * (pairs + lone);
        }

        @Override
        public Value result() {
            if (done) {
                throw new IllegalStateException("asked twice");
            }
            done = true;
            OPEN.decrementAndGet();
            return MapValue.copyOf(new TreeMap<>(Map.of(
                    "graphName",
                    Value.of(name),
                    "pairs",
                    Value.of(pairs),
                    "lone",
                    Value.of(lone),
                    "ids",
                    Value.of(idSum),
                    "byColumns",
                    Value.of(byColumns))));
        }

        @Override
        public void abandon() {
            OPEN.decrementAndGet();
        }
    }
}
