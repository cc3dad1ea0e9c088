package io.orbitgraph.algorithms.procedure;

import io.orbitgraph.algorithms.run.MemoryEstimate;
import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The row of every `estimate` procedure.
public final class EstimateRow {
    private EstimateRow() {}

    /// Adds the columns.
    public static AlgorithmProcedure.Builder yieldedBy(AlgorithmProcedure.Builder builder) {
        return builder.yields("requiredMemory", "STRING")
                .yields("treeView", "STRING")
                .yields("mapView", "MAP")
                .yields("bytesMin", "INTEGER")
                .yields("bytesMax", "INTEGER")
                .yields("nodeCount", "INTEGER")
                .yields("relationshipCount", "INTEGER")
                .yields("heapPercentageMin", "FLOAT")
                .yields("heapPercentageMax", "FLOAT");
    }

    public static Value[] of(MemoryEstimate estimate, long nodeCount, long relationshipCount) {
        return new Value[] {
            Value.of(estimate.range()),
            Value.of(estimate.treeView()),
            map(estimate),
            Value.of(estimate.minBytes()),
            Value.of(estimate.maxBytes()),
            Value.of(nodeCount),
            Value.of(relationshipCount),
            Value.of(percentage(estimate.minBytes())),
            Value.of(percentage(estimate.maxBytes()))
        };
    }

    private static MapValue map(MemoryEstimate estimate) {
        Map<String, Value> map = new LinkedHashMap<>();
        map.put("name", Value.of(estimate.name()));
        map.put("memoryUsage", Value.of(estimate.range()));
        if (!estimate.parts().isEmpty()) {
            List<Value> parts = new ArrayList<>();
            estimate.parts().forEach(part -> parts.add(map(part)));
            map.put("components", new ListValue(parts));
        }
        return MapValue.copyOf(map);
    }

    /// Of the largest heap, to a tenth.
    private static double percentage(long bytes) {
        return Math.round(1000.0 * bytes / Runtime.getRuntime().maxMemory()) / 10.0;
    }
}
