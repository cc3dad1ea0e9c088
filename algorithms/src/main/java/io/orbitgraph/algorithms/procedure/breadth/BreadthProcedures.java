package io.orbitgraph.algorithms.procedure.breadth;

import io.orbitgraph.algorithms.procedure.AlgorithmDefinition;
import java.util.ArrayList;
import java.util.List;

/// All `orbit.graph.*` algorithms.
public final class BreadthProcedures {
    private BreadthProcedures() {}

    public static List<AlgorithmDefinition<?, ?>> all() {
        List<AlgorithmDefinition<?, ?>> all = new ArrayList<>();
        all.addAll(MatchingProcedures.all());
        all.addAll(FlowProcedures.all());
        all.addAll(StructureProcedures.all());
        all.addAll(ChordalProcedures.all());
        all.addAll(WalkProcedures.all());
        all.addAll(OrderProcedures.all());
        all.addAll(ClusterProcedures.all());
        return List.copyOf(all);
    }
}
