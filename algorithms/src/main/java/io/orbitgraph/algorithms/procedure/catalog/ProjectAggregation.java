package io.orbitgraph.algorithms.procedure.catalog;

import io.orbitgraph.algorithms.graph.ProjectedGraph;
import io.orbitgraph.algorithms.graph.QueryProjection;
import io.orbitgraph.algorithms.procedure.Configuration;
import io.orbitgraph.algorithms.run.Workers;
import io.orbitgraph.model.error.NearestName;
import io.orbitgraph.model.procedure.Aggregator;
import io.orbitgraph.model.procedure.ProcedureContext;
import io.orbitgraph.model.procedure.UserAggregation;
import io.orbitgraph.model.procedure.UserFunctionSignature;
import io.orbitgraph.model.value.BooleanValue;
import io.orbitgraph.model.value.IntegerValue;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.NodeValue;
import io.orbitgraph.model.value.NullValue;
import io.orbitgraph.model.value.TypeName;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.store.graph.GraphReader;
import io.orbitgraph.store.graph.Tokens;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `gds.graph.project` as an aggregating function: makes a graph of the rows of a query.
final class ProjectAggregation implements UserAggregation {
    private static final List<String> DATA_KEYS = List.of(
            "sourceNodeLabels",
            "targetNodeLabels",
            "sourceNodeProperties",
            "targetNodeProperties",
            "relationshipType",
            "relationshipProperties");

    @Override
    public UserFunctionSignature signature() {
        return UserFunctionSignature.of(
                        "gds.graph.project",
                        "MAP",
                        "Graph catalog",
                        "Makes a graph of rows: a relationship from source to target each, or a single node.")
                .takes("graphName", "STRING")
                .takes("sourceNode", "ANY")
                .optionally("targetNode", "ANY", Value.NULL)
                .optionally("dataConfig", "ANY", MapValue.EMPTY)
                .optionally("configuration", "MAP", MapValue.EMPTY)
                .seeingNulls();
    }

    @Override
    public Aggregator start(ProcedureContext context) {
        return new Rows(context);
    }

    /// The rows so far.
    private static final class Rows implements Aggregator {
        private final ProcedureContext context;
        private final GraphReader reader;
        private final Tokens tokens;
        private final long begin = System.nanoTime();
        private QueryProjection projection = new QueryProjection();
        private @Nullable CatalogCall call;
        private String name = "";

        Rows(ProcedureContext context) {
            this.context = context;
            this.reader = context.service(GraphReader.class);
            this.tokens = context.service(Tokens.class);
        }

        @Override
        public void add(Value[] arguments) {
            if (call == null) {
                Value configuration = arguments[4].isNull() ? MapValue.EMPTY : arguments[4];
                call = new CatalogCall(context, configuration);
                name = call.newName(arguments[0]);
                // Reads the keys, so that a wrong one is refused before the rows are read.
                Settings.of(call);
            } else if (!CatalogCall.text("graphName", arguments[0]).equals(name)) {
                throw Configuration.failure("The rows of one aggregation make one graph, but they name '" + name
                        + "' and '" + CatalogCall.text("graphName", arguments[0])
                        + "'; group by the name to make several");
            }
            MapValue data = arguments[3].isNull() ? MapValue.EMPTY : CatalogCall.map("dataConfig", arguments[3]);
            for (String key : data.keys()) {
                if (!DATA_KEYS.contains(key)) {
                    throw Configuration.failure("`dataConfig` has no key `" + key + "`."
                            + NearestName.hint(key, DATA_KEYS) + " The keys are: " + String.join(", ", DATA_KEYS));
                }
            }
            int source = node("source", arguments[1], data);
            if (!arguments[2].isNull()) {
                int target = node("target", arguments[2], data);
                Value type = data.get("relationshipType");
                projection.relationship(
                        source,
                        target,
                        type.isNull() ? ProjectedGraph.ALL : CatalogCall.text("relationshipType", type),
                        properties("relationshipProperties", data));
            }
        }

        private int node(String end, Value value, MapValue data) {
            long id = switch (value) {
                case NodeValue node -> node.id();
                case IntegerValue(long number) -> number;
                default ->
                    throw Configuration.failure(
                            "The " + end + " node must be a node or the id of one, not " + TypeName.of(value));
            };
            Value labels = data.get(end + "NodeLabels");
            MapValue properties = properties(end + "NodeProperties", data);
            if (labels.isNull() && properties.isEmpty()) {
                return projection.node(id);
            }
            return projection.node(id, labels(end, labels, value), properties);
        }

        private List<String> labels(String end, Value labels, Value node) {
            return switch (labels) {
                case NullValue _ -> List.of();
                case BooleanValue flag when flag == BooleanValue.FALSE -> List.of();
                case BooleanValue _ -> {
                    if (!(node instanceof NodeValue real)) {
                        throw Configuration.failure("`" + end + "NodeLabels: true` takes the labels of the " + end
                                + " node, which must be a node then and not an id");
                    }
                    List<String> names = new ArrayList<>();
                    for (int label : reader.labels(real.id())) {
                        names.add(tokens.labelName(label));
                    }
                    yield names;
                }
                default -> CatalogCall.texts(end + "NodeLabels", labels);
            };
        }

        private static MapValue properties(String key, MapValue data) {
            Value value = data.get(key);
            return value.isNull() ? MapValue.EMPTY : CatalogCall.map(key, value);
        }

        /// What the configuration says beside the keys of all calls.
        private record Settings(Workers workers, List<String> undirected, List<String> inverse) {
            static Settings of(CatalogCall call) {
                Workers workers = call.workers("readConcurrency");
                List<String> undirected = call.configuration().texts("undirectedRelationshipTypes", List.of());
                List<String> inverse = call.configuration().texts("inverseIndexedRelationshipTypes", List.of());
                call.configuration().requireNoOthers();
                return new Settings(workers, undirected, inverse);
            }
        }

        @Override
        public Value result() {
            if (call == null) {
                return Value.NULL;
            }
            CatalogCall known = call;
            Settings settings = Settings.of(known);
            QueryProjection rows = projection;
            // The rows stay while the graph is made of them, which takes up to four times as much.
            ProjectedGraph graph = known.run(
                    "Graph '" + name + "'",
                    4 * rows.bytes(),
                    settings.workers(),
                    environment -> rows.build(settings.undirected(), settings.inverse(), settings.workers()));
            abandon();
            known.add(name, graph);
            Map<String, Value> map = new LinkedHashMap<>();
            map.put("graphName", Value.of(name));
            map.put("nodeCount", Value.of(graph.nodeCount()));
            map.put("relationshipCount", Value.of(graph.entryCount()));
            map.put("projectMillis", Value.of(CatalogCall.millisSince(begin)));
            map.put("configuration", known.configuration().effective());
            return MapValue.copyOf(map);
        }

        @Override
        public long retainedBytes() {
            return projection.bytes();
        }

        @Override
        public void abandon() {
            projection = new QueryProjection();
        }
    }
}
