package io.orbitgraph.algorithms.paths.collapse;

import io.orbitgraph.algorithms.graph.Adjacency;
import io.orbitgraph.algorithms.run.Require;
import java.util.List;

/// @param templates for each template the relationships of its steps, all over the graph's nodes
/// @param allowSelfLoops whether a path back to where it began makes a relationship
public record CollapsePathParameters(List<List<Adjacency>> templates, boolean allowSelfLoops) {
    public CollapsePathParameters {
        templates = templates.stream().map(List::copyOf).toList();
        Require.that(!templates.isEmpty(), "pathTemplates is empty");
        for (List<Adjacency> template : templates) {
            Require.that(!template.isEmpty(), "A template in pathTemplates is empty");
        }
    }
}
