package io.orbitgraph.algorithms.procedure;

import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.run.Workers;
import io.orbitgraph.model.procedure.ProcedureContext;

/// A finished computation.
///
/// @param graph what it ran on: the projection, or the part of it that the configuration chose
/// @param configuration as it was read, for what only concerns the output
public record Outcome<P, R>(
        CsrGraph graph,
        P parameters,
        R result,
        Mode mode,
        Configuration configuration,
        Workers workers,
        ProcedureContext context) {
    /// The database's id of node number `node`.
    public long id(int node) {
        return graph.ids().id(node);
    }
}
