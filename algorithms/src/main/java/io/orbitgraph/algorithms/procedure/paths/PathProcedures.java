package io.orbitgraph.algorithms.procedure.paths;

import io.orbitgraph.algorithms.procedure.AlgorithmDefinition;
import java.util.ArrayList;
import java.util.List;

/// Path finding: traversals, shortest paths, directed acyclic graphs, trees.
public final class PathProcedures {
    private PathProcedures() {}

    public static List<AlgorithmDefinition<?, ?>> all() {
        List<AlgorithmDefinition<?, ?>> definitions = new ArrayList<>(TraversalProcedures.all());
        definitions.addAll(ShortestPathProcedures.all());
        definitions.addAll(DagProcedures.all());
        definitions.addAll(TreeProcedures.all());
        return definitions;
    }
}
