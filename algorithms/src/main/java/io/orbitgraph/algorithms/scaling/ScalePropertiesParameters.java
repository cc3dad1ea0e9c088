package io.orbitgraph.algorithms.scaling;

import io.orbitgraph.algorithms.graph.NodeColumn;
import io.orbitgraph.algorithms.run.Require;
import java.util.LinkedHashMap;
import java.util.Map;

/// @param properties by name; their order is that of the result
/// @param offset is added to values before their logarithm is taken; for {@link Scaler#LOG} only
public record ScalePropertiesParameters(Map<String, NodeColumn> properties, Scaler scaler, double offset) {
    public ScalePropertiesParameters {
        properties = new LinkedHashMap<>(properties);
        Require.that(!properties.isEmpty(), "nodeProperties is empty");
        Require.that(offset == 0 || scaler == Scaler.LOG, "Only the scaler LOG has an offset, not " + scaler);
    }
}
