package io.orbitgraph.algorithms.procedure;

import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.run.GraphSize;
import io.orbitgraph.algorithms.run.MemoryEstimate;
import io.orbitgraph.model.procedure.Procedure;
import io.orbitgraph.model.procedure.ProcedureContext;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.StringValue;
import io.orbitgraph.model.value.TypeName;
import io.orbitgraph.model.value.Value;

/// The estimate of an algorithm in one mode, for a graph of the catalogue or for one that only has a size.
final class EstimateCall<P, R> {
    private final AlgorithmCall<P, R> call;

    EstimateCall(AlgorithmCall<P, R> call) {
        this.call = call;
    }

    Procedure procedure() {
        return EstimateRow.yieldedBy(AlgorithmProcedure.reading(
                                call.procedureName() + ".estimate",
                                "Returns how much memory " + call.procedureName() + " would need.")
                        .takes("graphNameOrConfiguration", "ANY")
                        .takes("algoConfiguration", "MAP", MapValue.EMPTY))
                .answers((context, arguments) -> row(context, arguments[0], (MapValue) arguments[1]));
    }

    private Value[] row(ProcedureContext context, Value graphNameOrConfiguration, MapValue map) {
        AlgorithmService service = context.service(AlgorithmService.class);
        Configuration configuration = service.configuration(context, map);
        return switch (graphNameOrConfiguration) {
            case StringValue(String name) -> {
                CatalogGraph entry = call.entry(context, configuration, name);
                CsrGraph graph = call.graph(
                        entry, configuration, service.workers(configuration.concurrency("concurrency"), context));
                yield row(graph.size(), graph.size().entries(), call.read(context, configuration, entry, graph));
            }
            case MapValue size -> {
                Configuration fictive = new Configuration(size);
                FictiveGraph graph = FictiveGraph.read(fictive);
                yield row(
                        graph.size(call.weightProperty(configuration) != null),
                        graph.relationshipCount(),
                        call.read(context, configuration, null, null));
            }
            default ->
                throw Configuration.failure(
                        "The first argument must be the name of a graph, or a map with `nodeCount` and"
                                + " `relationshipCount`, not "
                                + TypeName.of(graphNameOrConfiguration));
        };
    }

    private Value[] row(GraphSize size, long relationshipCount, AlgorithmCall.Request<P> request) {
        MemoryEstimate estimate = call.definition.algorithm.estimate(size, request.parameters(), request.concurrency());
        return EstimateRow.of(estimate, size.nodes(), relationshipCount);
    }
}
