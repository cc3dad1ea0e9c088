package io.orbitgraph.query.planner;

import io.orbitgraph.model.session.PlanDescription;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.query.physical.PhysicalPlan;
import io.orbitgraph.store.graph.Tokens;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Describes a plan in the shape of Neo4j's EXPLAIN and PROFILE, which drivers, shells and browsers draw.
public final class PlanDescriber {
    private final OperatorText text;

    public PlanDescriber(Tokens tokens) {
        this.text = new OperatorText(tokens);
    }

    /// @param profiles what each operator did; gives null for all of them for EXPLAIN
    public PlanDescription describe(
            PlannedQuery query, Function<PhysicalPlan, PlanDescription.@Nullable Profile> profiles) {
        PlanDescription root = describe(query.root(), query, profiles);
        Map<String, Value> arguments = new LinkedHashMap<>(root.arguments());
        arguments.put("planner", Value.of("COST"));
        arguments.put("planner-impl", Value.of("GREEDY"));
        arguments.put("planner-version", Value.of("5.26"));
        arguments.put("runtime", Value.of("BATCHED"));
        arguments.put("runtime-impl", Value.of("BATCHED"));
        arguments.put("runtime-version", Value.of("5.26"));
        arguments.put("version", Value.of("5"));
        return new PlanDescription(root.operatorType(), arguments, root.identifiers(), root.children(), root.profile());
    }

    private PlanDescription describe(
            PhysicalPlan plan, PlannedQuery query, Function<PhysicalPlan, PlanDescription.@Nullable Profile> profiles) {
        Map<String, Value> arguments = new LinkedHashMap<>();
        String details = text.details(plan);
        if (!details.isEmpty()) {
            arguments.put("Details", Value.of(details));
        }
        double rows = query.estimatedRows(plan);
        if (rows >= 0) {
            arguments.put("EstimatedRows", Value.of(rows));
        }
        PlanDescription.Profile profile = profiles.apply(plan);
        if (profile != null) {
            arguments.put("Rows", Value.of(profile.rows()));
            arguments.put("DbHits", Value.of(profile.dbHits()));
            arguments.put("Time", Value.of(profile.nanos()));
        }
        List<PlanDescription> children = new ArrayList<>();
        for (PhysicalPlan child : PlanFacts.children(plan)) {
            if (!(child instanceof PhysicalPlan.Argument(var symbols)) || !symbols.isEmpty()) {
                children.add(describe(child, query, profiles));
            }
        }
        return new PlanDescription(OperatorText.name(plan), arguments, PlanIdentifiers.of(plan), children, profile);
    }
}
