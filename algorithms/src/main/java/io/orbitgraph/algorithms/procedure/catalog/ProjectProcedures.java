package io.orbitgraph.algorithms.procedure.catalog;

import io.orbitgraph.algorithms.graph.ProjectedGraph;
import io.orbitgraph.algorithms.graph.ProjectionEstimate;
import io.orbitgraph.algorithms.graph.ProjectionRequest;
import io.orbitgraph.algorithms.graph.ProjectionRequest.Nodes;
import io.orbitgraph.algorithms.graph.ProjectionRequest.Relationships;
import io.orbitgraph.algorithms.graph.StoreProjection;
import io.orbitgraph.algorithms.procedure.AlgorithmProcedure;
import io.orbitgraph.algorithms.procedure.Configuration;
import io.orbitgraph.algorithms.procedure.EstimateRow;
import io.orbitgraph.algorithms.run.MemoryEstimate;
import io.orbitgraph.algorithms.run.Workers;
import io.orbitgraph.model.procedure.Procedure;
import io.orbitgraph.model.procedure.ProcedureContext;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.store.graph.GraphReader;
import io.orbitgraph.store.graph.Tokens;
import java.util.List;

/// `gds.graph.project` as a procedure: a projection straight from the store.
final class ProjectProcedures {
    private ProjectProcedures() {}

    static List<Procedure> all() {
        return List.of(project(), estimate());
    }

    private static Procedure project() {
        return AlgorithmProcedure.reading(
                        "gds.graph.project", "Projects nodes and relationships of the database into the catalogue.")
                .takes("graphName", "STRING")
                .takes("nodeProjection", "ANY")
                .takes("relationshipProjection", "ANY")
                .takes("configuration", "MAP", MapValue.EMPTY)
                .yields("nodeProjection", "MAP")
                .yields("relationshipProjection", "MAP")
                .yields("graphName", "STRING")
                .yields("nodeCount", "INTEGER")
                .yields("relationshipCount", "INTEGER")
                .yields("projectMillis", "INTEGER")
                .answers(ProjectProcedures::projected);
    }

    private static Value[] projected(ProcedureContext context, Value[] arguments) {
        long begin = System.nanoTime();
        CatalogCall call = new CatalogCall(context, arguments[3]);
        String name = call.newName(arguments[0]);
        Workers workers = call.workers("readConcurrency");
        ProjectionRequest request = request(call.configuration(), arguments[1], arguments[2]);
        call.configuration().requireNoOthers();
        MapValue nodes = ProjectionReader.nodes(request);
        MapValue relationships = ProjectionReader.relationships(request);
        call.configuration().resolve("nodeProjection", nodes);
        call.configuration().resolve("relationshipProjection", relationships);
        GraphReader reader = context.service(GraphReader.class);
        Tokens tokens = context.service(Tokens.class);
        MemoryEstimate estimate = estimate(reader, tokens, request);
        ProjectedGraph graph = call.run(
                "Graph '" + name + "'",
                estimate.maxBytes(),
                workers,
                environment -> new StoreProjection(reader, tokens, environment).project(request));
        call.add(name, graph);
        return new Value[] {
            nodes,
            relationships,
            Value.of(name),
            Value.of(graph.nodeCount()),
            Value.of(graph.entryCount()),
            Value.of(CatalogCall.millisSince(begin))
        };
    }

    private static ProjectionRequest request(Configuration configuration, Value nodes, Value relationships) {
        return ProjectionReader.read(
                nodes,
                relationships,
                configuration.value("nodeProperties"),
                configuration.value("relationshipProperties"),
                configuration.flag("validateRelationships", false));
    }

    private static MemoryEstimate estimate(GraphReader reader, Tokens tokens, ProjectionRequest request) {
        return ProjectionEstimate.of(request, nodes(reader, tokens, request), kind -> count(reader, tokens, kind));
    }

    /// How many nodes at most.
    private static long nodes(GraphReader reader, Tokens tokens, ProjectionRequest request) {
        long nodes = 0;
        for (Nodes kind : request.nodes()) {
            if (kind.label().equals(ProjectionRequest.ANY)) {
                return reader.countNodes(Tokens.NONE);
            }
            int label = tokens.label(kind.label());
            nodes += label == Tokens.NONE ? 0 : reader.countNodes(label);
        }
        return Math.min(nodes, reader.countNodes(Tokens.NONE));
    }

    private static long count(GraphReader reader, Tokens tokens, Relationships kind) {
        if (kind.type().equals(ProjectionRequest.ANY)) {
            return reader.countRelationships(Tokens.NONE);
        }
        int type = tokens.relationshipType(kind.type());
        return type == Tokens.NONE ? 0 : reader.countRelationships(type);
    }

    private static Procedure estimate() {
        return EstimateRow.yieldedBy(AlgorithmProcedure.reading(
                                "gds.graph.project.estimate",
                                "Returns how much memory a projection would need, also one of a graph that there is"
                                        + " not.")
                        .takes("nodeProjection", "ANY")
                        .takes("relationshipProjection", "ANY")
                        .takes("configuration", "MAP", MapValue.EMPTY))
                .answers(ProjectProcedures::estimated);
    }

    private static Value[] estimated(ProcedureContext context, Value[] arguments) {
        CatalogCall call = new CatalogCall(context, arguments[2]);
        call.workers("readConcurrency");
        ProjectionRequest request = request(call.configuration(), arguments[0], arguments[1]);
        long givenNodes = call.configuration().longInteger("nodeCount", -1);
        long givenRelationships = call.configuration().longInteger("relationshipCount", -1);
        call.configuration().requireNoOthers();
        GraphReader reader = context.service(GraphReader.class);
        Tokens tokens = context.service(Tokens.class);
        if (givenNodes < 0 && givenRelationships < 0) {
            long relationships = 0;
            for (Relationships kind : request.relationships()) {
                relationships += count(reader, tokens, kind);
            }
            return EstimateRow.of(estimate(reader, tokens, request), nodes(reader, tokens, request), relationships);
        }
        long nodes = Math.max(0, givenNodes);
        long relationships = Math.max(0, givenRelationships);
        return EstimateRow.of(ProjectionEstimate.of(request, nodes, kind -> relationships), nodes, relationships);
    }
}
