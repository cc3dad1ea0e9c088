package io.orbitgraph.algorithms.procedure.catalog;

import io.orbitgraph.model.procedure.Procedure;
import io.orbitgraph.model.procedure.UserAggregation;
import io.orbitgraph.model.procedure.UserFunction;
import io.orbitgraph.model.procedure.UserFunctionSignature;
import io.orbitgraph.model.value.Value;
import java.util.ArrayList;
import java.util.List;

/// All procedures and functions of the graph catalogue.
public final class CatalogProcedures {
    private CatalogProcedures() {}

    public static List<Procedure> all() {
        List<Procedure> procedures = new ArrayList<>();
        procedures.addAll(ProjectProcedures.all());
        procedures.addAll(CypherProjection.all());
        procedures.addAll(ListProcedures.all());
        procedures.addAll(DerivedGraphProcedures.all());
        procedures.addAll(NodeProcedures.all());
        procedures.addAll(RelationshipProcedures.all());
        procedures.addAll(DirectionProcedures.all());
        procedures.addAll(GraphPropertyProcedures.all());
        procedures.addAll(ExportProcedures.all());
        return procedures;
    }

    public static List<UserFunction> functions() {
        return List.of(UserFunction.of(
                UserFunctionSignature.of(
                                "gds.graph.exists",
                                "BOOLEAN",
                                "Graph catalog",
                                "Says whether there is a graph of that name.")
                        .takes("graphName", "STRING"),
                (context, arguments) ->
                        Value.of(ListProcedures.exists(context, CatalogCall.text("graphName", arguments[0])))));
    }

    public static List<UserAggregation> aggregations() {
        return List.of(new ProjectAggregation());
    }
}
