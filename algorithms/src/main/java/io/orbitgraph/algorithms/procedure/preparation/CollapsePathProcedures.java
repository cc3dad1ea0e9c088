package io.orbitgraph.algorithms.procedure.preparation;

import io.orbitgraph.algorithms.graph.Adjacency;
import io.orbitgraph.algorithms.paths.collapse.CollapsePath;
import io.orbitgraph.algorithms.paths.collapse.CollapsePathParameters;
import io.orbitgraph.algorithms.paths.collapse.CollapsePathResult;
import io.orbitgraph.algorithms.procedure.AlgorithmDefinition;
import io.orbitgraph.algorithms.procedure.Configuration;
import io.orbitgraph.algorithms.procedure.GraphInput;
import io.orbitgraph.algorithms.procedure.NewRelationships;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.StringValue;
import io.orbitgraph.model.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Relationships in the place of paths.
final class CollapsePathProcedures {
    private CollapsePathProcedures() {}

    static AlgorithmDefinition<?, ?> definition() {
        AlgorithmDefinition<CollapsePathParameters, CollapsePathResult> definition = AlgorithmDefinition.of(
                "gds.collapsePath",
                "A relationship between the ends of each path whose relationships are of given types in order.",
                new CollapsePath(),
                CollapsePathProcedures::parameters);
        return definition.relationships(
                false,
                (outcome, property) -> NewRelationships.of(
                        outcome.result().sources(), outcome.result().targets(), Map.of()));
    }

    private static CollapsePathParameters parameters(Configuration configuration, GraphInput graph) {
        List<List<Adjacency>> templates = new ArrayList<>();
        for (Value template : configuration.list("pathTemplates")) {
            List<Adjacency> steps = new ArrayList<>();
            if (!(template instanceof ListValue types)) {
                throw wrongTemplates();
            }
            for (Value type : types) {
                if (!(type instanceof StringValue(String name))) {
                    throw wrongTemplates();
                }
                steps.add(graph.relationships(name));
            }
            templates.add(steps);
        }
        return new CollapsePathParameters(templates, configuration.flag("allowSelfLoops", false));
    }

    private static OrbitException wrongTemplates() {
        return Configuration.failure(
                "`pathTemplates` must be a list of lists of relationship types, such as [['KNOWS', 'LIVES_IN']]");
    }
}
