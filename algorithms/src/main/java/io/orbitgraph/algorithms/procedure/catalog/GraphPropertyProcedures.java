package io.orbitgraph.algorithms.procedure.catalog;

import io.orbitgraph.algorithms.procedure.AlgorithmProcedure;
import io.orbitgraph.algorithms.procedure.Configuration;
import io.orbitgraph.model.procedure.Procedure;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.Value;
import java.util.List;

/// Properties of whole graphs, which projections do not have: no algorithm makes any.
final class GraphPropertyProcedures {
    private GraphPropertyProcedures() {}

    static List<Procedure> all() {
        Procedure stream = stream();
        Procedure drop = drop();
        return List.of(
                stream,
                stream.deprecatedAlias("gds.alpha.graph.graphProperty.stream"),
                drop,
                drop.deprecatedAlias("gds.alpha.graph.graphProperty.drop"));
    }

    private static Procedure stream() {
        return AlgorithmProcedure.reading(
                        "gds.graph.graphProperty.stream", "Refused: projections have no properties of the whole graph.")
                .takes("graphName", "STRING")
                .takes("graphProperty", "STRING")
                .takes("configuration", "MAP", MapValue.EMPTY)
                .yields("propertyValue", "ANY")
                .runs((context, arguments) -> {
                    CatalogCall call = new CatalogCall(context, arguments[2]);
                    String graph = call.graph(arguments[0]).name();
                    call.workers();
                    call.configuration().requireNoOthers();
                    throw missing(graph, CatalogCall.text("graphProperty", arguments[1]));
                });
    }

    private static Procedure drop() {
        return AlgorithmProcedure.reading(
                        "gds.graph.graphProperty.drop",
                        "Finds nothing to drop: projections have no properties of the whole graph.")
                .takes("graphName", "STRING")
                .takes("graphProperty", "STRING")
                .takes("configuration", "MAP", MapValue.EMPTY)
                .yields("graphName", "STRING")
                .yields("graphProperty", "STRING")
                .yields("propertiesRemoved", "INTEGER")
                .answers((context, arguments) -> {
                    CatalogCall call = new CatalogCall(context, arguments[2]);
                    String graph = call.graph(arguments[0]).name();
                    String property = CatalogCall.text("graphProperty", arguments[1]);
                    call.workers();
                    boolean failIfMissing = call.configuration().flag("failIfMissing", true);
                    call.configuration().requireNoOthers();
                    if (failIfMissing) {
                        throw missing(graph, property);
                    }
                    return new Value[] {Value.of(graph), Value.of(property), Value.of(0)};
                });
    }

    private static RuntimeException missing(String graph, String property) {
        return Configuration.failure("The graph '" + graph + "' has no graph property '" + property
                + "': no algorithm makes properties of a whole graph. What an algorithm finds out about one is in its"
                + " stats mode");
    }
}
