package io.orbitgraph.query.runtime.operator;

import io.orbitgraph.query.physical.PhysicalPlan;

/// Whether a subplan must be run for each argument row on its own, because what some operator gives depends on where
/// the rows of one
/// argument end, or because it does not carry the argument's number.
final class PerRow {
    private PerRow() {}

    static boolean isNeeded(PhysicalPlan plan) {
        return switch (plan) {
            case PhysicalPlan.Argument _ -> false;
            case PhysicalPlan.NodeScan(var input, var _, var _, var _) -> isNeeded(input);
            case PhysicalPlan.NodeIndexSeek(var input, var _, var _, var _) -> isNeeded(input);
            case PhysicalPlan.NodeByIdSeek(var input, var _, var _, var _) -> isNeeded(input);
            case PhysicalPlan.RelationshipByIdSeek seek -> isNeeded(seek.input());
            case PhysicalPlan.Expand expand -> isNeeded(expand.input());
            case PhysicalPlan.VariableExpand expand -> isNeeded(expand.input());
            case PhysicalPlan.ShortestPath path -> isNeeded(path.input());
            case PhysicalPlan.QuantifiedExpand expand -> isNeeded(expand.input());
            case PhysicalPlan.Filter(var input, var _) -> isNeeded(input);
            case PhysicalPlan.LabelFilter(var input, var _, var _) -> isNeeded(input);
            case PhysicalPlan.Project(var input, var _, var _) -> isNeeded(input);
            case PhysicalPlan.Unwind(var input, var _, var _) -> isNeeded(input);
            case PhysicalPlan.Degree degree -> isNeeded(degree.input());
            case PhysicalPlan.CallProcedure call -> isNeeded(call.input());
            // The inner plan of an Apply has arguments of its own.
            case PhysicalPlan.Apply apply -> isNeeded(apply.input());
            case PhysicalPlan.Aggregate _,
                    PhysicalPlan.Distinct _,
                    PhysicalPlan.Sort _,
                    PhysicalPlan.Top _,
                    PhysicalPlan.Skip _,
                    PhysicalPlan.Limit _,
                    PhysicalPlan.Union _,
                    PhysicalPlan.HashJoin _,
                    PhysicalPlan.Eager _,
                    PhysicalPlan.NodeCount _,
                    PhysicalPlan.RelationshipCount _,
                    PhysicalPlan.Create _,
                    PhysicalPlan.Merge _,
                    PhysicalPlan.Set _,
                    PhysicalPlan.Delete _,
                    PhysicalPlan.Foreach _,
                    PhysicalPlan.Finish _,
                    PhysicalPlan.ProduceResults _ -> true;
        };
    }
}
