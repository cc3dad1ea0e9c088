package io.orbitgraph.algorithms;

import io.orbitgraph.algorithms.procedure.AlgorithmDefinition;
import io.orbitgraph.algorithms.procedure.breadth.BreadthProcedures;
import io.orbitgraph.algorithms.procedure.catalog.CatalogProcedures;
import io.orbitgraph.algorithms.procedure.centrality.CentralityProcedures;
import io.orbitgraph.model.procedure.Extension;
import io.orbitgraph.model.procedure.Procedure;
import java.util.ArrayList;
import java.util.List;

/// All procedures of this module, for a host to register. They ask the host for an {@link
/// io.orbitgraph.algorithms.procedure.AlgorithmService}.
public final class AlgorithmLibrary {
    private AlgorithmLibrary() {}

    /// What this module adds to the query language.
    public static Extension extension() {
        return new Extension(procedures(), CatalogProcedures.functions(), CatalogProcedures.aggregations());
    }

    public static List<Procedure> procedures() {
        List<Procedure> procedures = new ArrayList<>();
        procedures.addAll(CatalogProcedures.all());
        definitions().forEach(definition -> procedures.addAll(definition.procedures()));
        return procedures;
    }

    private static List<AlgorithmDefinition<?, ?>> definitions() {
        List<AlgorithmDefinition<?, ?>> definitions = new ArrayList<>(CentralityProcedures.all());
        definitions.addAll(BreadthProcedures.all());
        return definitions;
    }
}
