package io.orbitgraph.algorithms.procedure.community;

import io.orbitgraph.algorithms.procedure.AlgorithmDefinition;
import java.util.ArrayList;
import java.util.List;

/// Components, communities, cores, triangles, colours and clusters.
public final class CommunityProcedures {
    private CommunityProcedures() {}

    public static List<AlgorithmDefinition<?, ?>> all() {
        List<AlgorithmDefinition<?, ?>> all = new ArrayList<>();
        add(all, ComponentProcedures.wcc());
        add(all, ComponentProcedures.scc(), "gds.alpha.scc");
        add(all, ComponentProcedures.articulationPoints());
        add(all, ComponentProcedures.bridges());
        add(all, LabelProcedures.labelPropagation());
        add(all, LabelProcedures.sllpa(), "gds.alpha.sllpa");
        add(all, ModularityProcedures.louvain());
        add(all, ModularityProcedures.leiden(), "gds.beta.leiden");
        add(all, ModularityProcedures.modularityOptimization(), "gds.beta.modularityOptimization");
        add(all, ModularityProcedures.modularity(), "gds.alpha.modularity");
        add(all, ModularityProcedures.conductance(), "gds.alpha.conductance");
        add(all, CohesionProcedures.kCore());
        add(all, CohesionProcedures.kTruss());
        add(all, CohesionProcedures.triangleCount());
        add(all, CohesionProcedures.triangles(), "gds.alpha.triangles");
        add(all, CohesionProcedures.localClustering());
        add(all, PartitionProcedures.k1Coloring(), "gds.beta.k1coloring");
        add(all, PartitionProcedures.maxKCut(), "gds.alpha.maxkcut", "gds.beta.maxkcut");
        add(all, PartitionProcedures.kMeans(), "gds.beta.kmeans");
        return all;
    }

    /// @param earlierNames what GDS called it in its earlier tiers
    private static void add(
            List<AlgorithmDefinition<?, ?>> all, AlgorithmDefinition<?, ?> definition, String... earlierNames) {
        all.add(definition);
        for (String name : earlierNames) {
            all.add(definition.alias(name));
        }
    }
}
