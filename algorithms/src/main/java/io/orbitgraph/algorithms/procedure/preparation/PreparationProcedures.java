package io.orbitgraph.algorithms.procedure.preparation;

import io.orbitgraph.algorithms.procedure.AlgorithmDefinition;
import java.util.List;

/// What prepares a projection for other algorithms: scaled properties, relationships in the place of paths.
public final class PreparationProcedures {
    private PreparationProcedures() {}

    public static List<AlgorithmDefinition<?, ?>> all() {
        AlgorithmDefinition<?, ?> scale = ScalePropertiesProcedures.definition();
        return List.of(scale, scale.alias("gds.alpha.scaleProperties"), CollapsePathProcedures.definition());
    }
}
