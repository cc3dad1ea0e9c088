package io.orbitgraph.algorithms.procedure.community;

import io.orbitgraph.algorithms.community.components.ComponentsResult;
import io.orbitgraph.algorithms.community.components.Scc;
import io.orbitgraph.algorithms.community.components.SccParameters;
import io.orbitgraph.algorithms.community.components.Wcc;
import io.orbitgraph.algorithms.community.components.WccParameters;
import io.orbitgraph.algorithms.community.connectivity.CutParameters;
import io.orbitgraph.algorithms.community.connectivity.CutResult;
import io.orbitgraph.algorithms.community.connectivity.CutSearch;
import io.orbitgraph.algorithms.graph.NodeColumn.Longs;
import io.orbitgraph.algorithms.procedure.AlgorithmDefinition;
import io.orbitgraph.algorithms.procedure.Configuration;
import io.orbitgraph.algorithms.procedure.GraphInput;
import io.orbitgraph.algorithms.procedure.Outcome;
import io.orbitgraph.algorithms.procedure.Rows;
import io.orbitgraph.algorithms.run.Require;
import io.orbitgraph.model.procedure.ProcedureSignature.Field;
import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Connected components, and what holds them together.
final class ComponentProcedures {
    private static final CommunityIds<ComponentsResult> COMPONENTS =
            CommunityIds.components(ComponentsResult::components);
    private static final String PARTS_KEY = "computeComponents";

    private ComponentProcedures() {}

    static AlgorithmDefinition<?, ?> wcc() {
        AlgorithmDefinition<WccParameters, ComponentsResult> definition = AlgorithmDefinition.of(
                "gds.wcc",
                "Components whose nodes reach each other when directions do not count.",
                new Wcc(),
                ComponentProcedures::wccParameters);
        return components(definition.weighted());
    }

    private static WccParameters wccParameters(Configuration configuration, GraphInput graph) {
        Double threshold = configuration.optionalNumber("threshold");
        Require.that(
                threshold == null || configuration.has("relationshipWeightProperty"),
                "`threshold` needs `relationshipWeightProperty`, which says what is compared with it");
        return new WccParameters(threshold, CommunityIds.seeds(configuration, graph));
    }

    static AlgorithmDefinition<?, ?> scc() {
        return components(AlgorithmDefinition.of(
                "gds.scc",
                "Components whose nodes reach each other along directions.",
                new Scc(),
                (configuration, graph) -> SccParameters.DEFAULT));
    }

    private static <P> AlgorithmDefinition<P, ComponentsResult> components(
            AlgorithmDefinition<P, ComponentsResult> definition) {
        definition.integer("componentCount", ComponentsResult::count);
        COMPONENTS.addDistributionTo(definition, "componentDistribution");
        return COMPONENTS.addTo(definition);
    }

    static AlgorithmDefinition<?, ?> articulationPoints() {
        return AlgorithmDefinition.of(
                        "gds.articulationPoints",
                        "Nodes without which their component falls apart.",
                        new CutSearch(),
                        ComponentProcedures::cutParameters)
                .streams(Rows.of(
                        List.of(new Field("nodeId", "INTEGER"), new Field("resultingComponents", "MAP")),
                        outcome -> Rows.indexed(
                                outcome.graph().nodeCount(), outcome.result().articulationPoints()::get, node -> {
                                    boolean parts = outcome.configuration().flag(PARTS_KEY, false);
                                    return new Value[] {
                                        Value.of(outcome.id(node)), parts ? parts(outcome.result(), node) : Value.NULL
                                    };
                                })))
                .nodeProperty(outcome -> {
                    long[] marks = new long[outcome.graph().nodeCount()];
                    outcome.result().articulationPoints().stream().forEach(node -> marks[node] = 1);
                    return new Longs(marks);
                })
                .integer(
                        "articulationPointCount",
                        result -> result.articulationPoints().cardinality());
    }

    private static CutParameters cutParameters(Configuration configuration, GraphInput graph) {
        configuration.flag(PARTS_KEY, false);
        return CutParameters.DEFAULT;
    }

    /// The sizes of what is left of a node's component without it.
    private static MapValue parts(CutResult result, int node) {
        Map<String, Value> parts = new LinkedHashMap<>();
        parts.put("max", Value.of(result.greatestParts()[node]));
        parts.put("min", Value.of(result.leastParts()[node]));
        parts.put("count", Value.of(result.partCounts()[node]));
        return MapValue.copyOf(parts);
    }

    static AlgorithmDefinition<?, ?> bridges() {
        return AlgorithmDefinition.of(
                        "gds.bridges",
                        "Relationships without which their component falls apart.",
                        new CutSearch(),
                        ComponentProcedures::cutParameters)
                .streams(Rows.counted(
                        List.of(
                                new Field("from", "INTEGER"),
                                new Field("to", "INTEGER"),
                                new Field("remainingSizes", "LIST<INTEGER>")),
                        result -> result.bridgeSources().length,
                        outcome -> i -> bridge(outcome, i)));
    }

    private static Value[] bridge(Outcome<CutParameters, CutResult> outcome, int i) {
        CutResult result = outcome.result();
        Value sizes = outcome.configuration().flag(PARTS_KEY, false)
                ? new ListValue(
                        List.of(Value.of(result.bridgeSourceParts()[i]), Value.of(result.bridgeTargetParts()[i])))
                : Value.NULL;
        return new Value[] {
            Value.of(outcome.id(result.bridgeSources()[i])), Value.of(outcome.id(result.bridgeTargets()[i])), sizes
        };
    }
}
