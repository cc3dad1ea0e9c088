package io.orbitgraph.algorithms.procedure.catalog;

import io.orbitgraph.model.procedure.Procedure;
import java.util.ArrayList;
import java.util.List;

/// All procedures of the graph catalogue.
public final class CatalogProcedures {
    private CatalogProcedures() {}

    public static List<Procedure> all() {
        List<Procedure> procedures = new ArrayList<>();
        procedures.addAll(ProjectProcedures.all());
        procedures.addAll(ListProcedures.all());
        procedures.addAll(DerivedGraphProcedures.all());
        procedures.addAll(NodeProcedures.all());
        procedures.addAll(RelationshipProcedures.all());
        procedures.addAll(DirectionProcedures.all());
        return procedures;
    }
}
