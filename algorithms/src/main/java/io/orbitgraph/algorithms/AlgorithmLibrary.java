package io.orbitgraph.algorithms;

import io.orbitgraph.algorithms.procedure.AlgorithmDefinition;
import io.orbitgraph.algorithms.procedure.breadth.BreadthProcedures;
import io.orbitgraph.algorithms.procedure.catalog.CatalogProcedures;
import io.orbitgraph.algorithms.procedure.centrality.CentralityProcedures;
import io.orbitgraph.algorithms.procedure.community.CommunityProcedures;
import io.orbitgraph.algorithms.procedure.function.Functions;
import io.orbitgraph.algorithms.procedure.paths.PathProcedures;
import io.orbitgraph.algorithms.procedure.preparation.PreparationProcedures;
import io.orbitgraph.algorithms.procedure.similarity.SimilarityProcedures;
import io.orbitgraph.algorithms.procedure.system.SystemProcedures;
import io.orbitgraph.model.procedure.Extension;
import io.orbitgraph.model.procedure.Procedure;
import io.orbitgraph.model.procedure.UserFunction;
import java.util.ArrayList;
import java.util.List;

/// All procedures and functions of this module, for a host to register. They ask the host for an {@link
/// io.orbitgraph.algorithms.procedure.AlgorithmService}.
public final class AlgorithmLibrary {
    private AlgorithmLibrary() {}

    /// What this module adds to the query language.
    public static Extension extension() {
        List<UserFunction> functions = new ArrayList<>(Functions.all());
        functions.addAll(CatalogProcedures.functions());
        return new Extension(procedures(), functions, CatalogProcedures.aggregations());
    }

    public static List<Procedure> procedures() {
        List<Procedure> procedures = new ArrayList<>();
        procedures.addAll(CatalogProcedures.all());
        definitions().forEach(definition -> procedures.addAll(definition.procedures()));
        procedures.addAll(SystemProcedures.all());
        return procedures;
    }

    private static List<AlgorithmDefinition<?, ?>> definitions() {
        List<AlgorithmDefinition<?, ?>> definitions = new ArrayList<>();
        definitions.addAll(CentralityProcedures.all());
        definitions.addAll(CommunityProcedures.all());
        definitions.addAll(SimilarityProcedures.all());
        definitions.addAll(PreparationProcedures.all());
        definitions.addAll(BreadthProcedures.all());
        definitions.addAll(PathProcedures.all());
        return definitions;
    }
}
