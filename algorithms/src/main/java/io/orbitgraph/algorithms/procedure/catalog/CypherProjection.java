package io.orbitgraph.algorithms.procedure.catalog;

import io.orbitgraph.algorithms.graph.ProjectedGraph;
import io.orbitgraph.algorithms.graph.QueryProjection;
import io.orbitgraph.algorithms.procedure.AlgorithmProcedure;
import io.orbitgraph.algorithms.procedure.Configuration;
import io.orbitgraph.algorithms.procedure.EstimateRow;
import io.orbitgraph.algorithms.run.MemoryEstimate;
import io.orbitgraph.algorithms.run.Workers;
import io.orbitgraph.model.procedure.Procedure;
import io.orbitgraph.model.procedure.ProcedureContext;
import io.orbitgraph.model.session.QueryResult;
import io.orbitgraph.model.value.IntegerValue;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.Vector;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `gds.graph.project.cypher`: a projection of the rows of two queries, one that yields nodes and one that yields
/// relationships. Superseded by the aggregating function `gds.graph.project`.
final class CypherProjection {
    private CypherProjection() {}

    static List<Procedure> all() {
        return List.of(project(), estimate());
    }

    private static Procedure project() {
        return AlgorithmProcedure.reading(
                        "gds.graph.project.cypher",
                        "Projects the rows of two queries; the function gds.graph.project does so with one.")
                .takes("graphName", "STRING")
                .takes("nodeQuery", "STRING")
                .takes("relationshipQuery", "STRING")
                .takes("configuration", "MAP", MapValue.EMPTY)
                .yields("nodeQuery", "STRING")
                .yields("relationshipQuery", "STRING")
                .yields("graphName", "STRING")
                .yields("nodeCount", "INTEGER")
                .yields("relationshipCount", "INTEGER")
                .yields("projectMillis", "INTEGER")
                .answers(CypherProjection::projected);
    }

    private static Procedure estimate() {
        return EstimateRow.yieldedBy(AlgorithmProcedure.reading(
                                "gds.graph.project.cypher.estimate",
                                "Runs two queries and returns how much memory a projection of their rows would need.")
                        .takes("nodeQuery", "STRING")
                        .takes("relationshipQuery", "STRING")
                        .takes("configuration", "MAP", MapValue.EMPTY))
                .answers((context, arguments) -> {
                    CatalogCall call = new CatalogCall(context, arguments[2]);
                    call.workers("readConcurrency");
                    call.configuration().flag("validateRelationships", true);
                    MapValue parameters = call.configuration().map("parameters");
                    call.configuration().requireNoOthers();
                    Size nodes = size(context, CatalogCall.text("nodeQuery", arguments[0]), parameters, 2);
                    Size edges = size(context, CatalogCall.text("relationshipQuery", arguments[1]), parameters, 3);
                    return EstimateRow.of(
                            MemoryEstimate.sum(
                                    "Projection",
                                    MemoryEstimate.of("Nodes", (9 + 8L * nodes.properties) * nodes.rows),
                                    MemoryEstimate.of(
                                            "Relationships", 4 * nodes.rows + (4 + 8L * edges.properties) * edges.rows),
                                    MemoryEstimate.between(
                                            "Rows",
                                            0,
                                            (36 + 9L * nodes.properties) * nodes.rows
                                                    + (20 + 16L * edges.properties) * edges.rows)),
                            nodes.rows,
                            edges.rows);
                });
    }

    /// @param properties columns of a query's result that become properties, at most
    private record Size(long rows, int properties) {}

    /// @param others columns that do not become properties
    private static Size size(ProcedureContext context, String query, MapValue parameters, int others) {
        try (QueryResult result = context.transaction().run(query, parameters)) {
            long[] rows = new long[1];
            result.pull(-1, (columns, selection, count) -> {
                context.checkCancelled();
                rows[0] += count;
            });
            return new Size(rows[0], Math.max(0, result.fields().size() - others));
        }
    }

    private static Value[] projected(ProcedureContext context, Value[] arguments) {
        long begin = System.nanoTime();
        CatalogCall call = new CatalogCall(context, arguments[3]);
        String name = call.newName(arguments[0]);
        Workers workers = call.workers("readConcurrency");
        boolean complete = call.configuration().flag("validateRelationships", true);
        MapValue parameters = call.configuration().map("parameters");
        call.configuration().requireNoOthers();
        String nodeQuery = CatalogCall.text("nodeQuery", arguments[1]);
        String relationshipQuery = CatalogCall.text("relationshipQuery", arguments[2]);
        call.configuration().resolve("nodeQuery", arguments[1]);
        call.configuration().resolve("relationshipQuery", arguments[2]);
        QueryProjection rows = new QueryProjection();
        readNodes(context, nodeQuery, parameters, rows);
        readRelationships(context, relationshipQuery, parameters, rows, complete);
        ProjectedGraph graph = call.run(
                "Graph '" + name + "'",
                4 * rows.bytes(),
                workers,
                environment -> rows.build(List.of(), List.of(), workers));
        call.add(name, graph);
        return new Value[] {
            arguments[1],
            arguments[2],
            Value.of(name),
            Value.of(graph.nodeCount()),
            Value.of(graph.entryCount()),
            Value.of(CatalogCall.millisSince(begin))
        };
    }

    private static void readNodes(ProcedureContext context, String query, MapValue parameters, QueryProjection rows) {
        try (QueryResult result = context.transaction().run(query, parameters)) {
            List<String> fields = result.fields();
            int id = required(fields, "id", "nodeQuery");
            int labels = fields.indexOf("labels");
            List<Integer> others = others(fields, id, labels);
            result.pull(-1, (columns, selection, count) -> {
                context.checkCancelled();
                for (int i = 0; i < count; i++) {
                    int row = row(selection, i);
                    Value label = labels < 0 ? Value.NULL : columns[labels].value(row);
                    rows.node(
                            id("id", columns[id].value(row)),
                            label.isNull() ? List.of() : CatalogCall.texts("labels", label),
                            properties(fields, others, columns, row));
                }
            });
        }
    }

    private static void readRelationships(
            ProcedureContext context, String query, MapValue parameters, QueryProjection rows, boolean complete) {
        try (QueryResult result = context.transaction().run(query, parameters)) {
            List<String> fields = result.fields();
            int source = required(fields, "source", "relationshipQuery");
            int target = required(fields, "target", "relationshipQuery");
            int type = fields.indexOf("type");
            List<Integer> others = others(fields, source, target, type);
            result.pull(-1, (columns, selection, count) -> {
                context.checkCancelled();
                for (int i = 0; i < count; i++) {
                    int row = row(selection, i);
                    int from = end(rows, "source", columns[source].value(row), complete);
                    int to = end(rows, "target", columns[target].value(row), complete);
                    if (from >= 0 && to >= 0) {
                        Value typeName = type < 0 ? Value.NULL : columns[type].value(row);
                        rows.relationship(
                                from,
                                to,
                                typeName.isNull() ? ProjectedGraph.ALL : CatalogCall.text("type", typeName),
                                properties(fields, others, columns, row));
                    }
                }
            });
        }
    }

    private static int row(int @Nullable [] selection, int i) {
        return selection == null ? i : selection[i];
    }

    private static int required(List<String> fields, String field, String query) {
        int column = fields.indexOf(field);
        if (column < 0) {
            throw Configuration.failure(
                    "`" + query + "` must return a column `" + field + "`, but returns " + String.join(", ", fields));
        }
        return column;
    }

    private static List<Integer> others(List<String> fields, int... known) {
        List<Integer> others = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            boolean isKnown = false;
            for (int each : known) {
                isKnown |= each == i;
            }
            if (!isKnown) {
                others.add(i);
            }
        }
        return others;
    }

    private static MapValue properties(List<String> fields, List<Integer> others, Vector[] columns, int row) {
        if (others.isEmpty()) {
            return MapValue.EMPTY;
        }
        Map<String, Value> properties = new LinkedHashMap<>();
        for (int column : others) {
            properties.put(fields.get(column), columns[column].value(row));
        }
        return MapValue.copyOf(properties);
    }

    private static int end(QueryProjection rows, String field, Value value, boolean complete) {
        long id = id(field, value);
        int node = rows.find(id);
        if (node < 0 && complete) {
            throw Configuration.failure("A relationship has the " + field + " " + id
                    + ", which `nodeQuery` did not return; leave such relationships out with"
                    + " `validateRelationships: false`");
        }
        return node;
    }

    private static long id(String field, Value value) {
        if (value instanceof IntegerValue(long id)) {
            return id;
        }
        throw CatalogCall.wrongType(field, "the id of a node", value);
    }
}
