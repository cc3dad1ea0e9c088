package io.orbitgraph.algorithms.procedure.preparation;

import io.orbitgraph.algorithms.graph.NodeColumn;
import io.orbitgraph.algorithms.procedure.AlgorithmDefinition;
import io.orbitgraph.algorithms.procedure.Configuration;
import io.orbitgraph.algorithms.procedure.GraphInput;
import io.orbitgraph.algorithms.scaling.ScaleProperties;
import io.orbitgraph.algorithms.scaling.ScalePropertiesParameters;
import io.orbitgraph.algorithms.scaling.ScaledProperties;
import io.orbitgraph.algorithms.scaling.Scaler;
import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Node properties on a common scale.
final class ScalePropertiesProcedures {
    private ScalePropertiesProcedures() {}

    static AlgorithmDefinition<?, ?> definition() {
        AlgorithmDefinition<ScalePropertiesParameters, ScaledProperties> definition = AlgorithmDefinition.of(
                "gds.scaleProperties",
                "Node properties on a common scale, as one list for each node.",
                new ScaleProperties(),
                ScalePropertiesProcedures::parameters);
        return definition
                .nodeValues(
                        "scaledProperty",
                        "LIST<FLOAT>",
                        outcome -> new NodeColumn.DoubleLists(outcome.result().values()))
                .figure(
                        "scalerStatistics",
                        "MAP",
                        outcome -> statistics(outcome.result().statistics()));
    }

    private static ScalePropertiesParameters parameters(Configuration configuration, GraphInput graph) {
        Map<String, NodeColumn> properties = graph.properties(configuration.texts("nodeProperties", List.of()));
        Value scaler = configuration.value("scaler");
        if (scaler instanceof MapValue map) {
            Configuration details = new Configuration(map);
            details.requiredText("type");
            Scaler type = details.choice("type", Scaler.NONE);
            double offset = details.number("offset", 0);
            details.requireNoOthers();
            return new ScalePropertiesParameters(properties, type, offset);
        }
        if (scaler.isNull()) {
            throw Configuration.failure(
                    "`scaler` is missing; it must be a string, or a map such as {type: 'LOG', offset: 1}");
        }
        return new ScalePropertiesParameters(properties, configuration.choice("scaler", Scaler.NONE), 0);
    }

    private static MapValue statistics(Map<String, Map<String, double[]>> statistics) {
        Map<String, Value> map = new LinkedHashMap<>();
        statistics.forEach((property, mine) -> {
            Map<String, Value> inner = new LinkedHashMap<>();
            mine.forEach((name, numbers) -> inner.put(name, ListValue.ofFloats(numbers)));
            map.put(property, MapValue.copyOf(inner));
        });
        return MapValue.copyOf(map);
    }
}
