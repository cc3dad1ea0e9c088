package io.orbitgraph.query.planner;

import io.orbitgraph.query.physical.PhysicalPlan;
import java.util.List;

/// What can be said of a physical plan by looking at it.
public final class PlanFacts {
    private PlanFacts() {}

    /// The plans an operator works on: its inputs, then nested plans.
    public static List<PhysicalPlan> children(PhysicalPlan plan) {
        return switch (plan) {
            case PhysicalPlan.Argument _, PhysicalPlan.NodeCount _, PhysicalPlan.RelationshipCount _ -> List.of();
            case PhysicalPlan.NodeScan scan -> List.of(scan.input());
            case PhysicalPlan.NodeIndexSeek seek -> List.of(seek.input());
            case PhysicalPlan.NodeByIdSeek seek -> List.of(seek.input());
            case PhysicalPlan.RelationshipByIdSeek seek -> List.of(seek.input());
            case PhysicalPlan.Expand expand -> List.of(expand.input());
            case PhysicalPlan.VariableExpand expand -> List.of(expand.input());
            case PhysicalPlan.ShortestPath path -> List.of(path.input());
            case PhysicalPlan.QuantifiedExpand expand -> List.of(expand.input(), expand.step());
            case PhysicalPlan.Filter filter -> List.of(filter.input());
            case PhysicalPlan.LabelFilter filter -> List.of(filter.input());
            case PhysicalPlan.Project project -> List.of(project.input());
            case PhysicalPlan.Aggregate aggregate -> List.of(aggregate.input());
            case PhysicalPlan.Distinct distinct -> List.of(distinct.input());
            case PhysicalPlan.Sort sort -> List.of(sort.input());
            case PhysicalPlan.Top top -> List.of(top.input());
            case PhysicalPlan.Skip skip -> List.of(skip.input());
            case PhysicalPlan.Limit limit -> List.of(limit.input());
            case PhysicalPlan.Unwind unwind -> List.of(unwind.input());
            case PhysicalPlan.Union union -> List.of(union.left(), union.right());
            case PhysicalPlan.HashJoin join -> List.of(join.left(), join.right());
            case PhysicalPlan.Apply apply -> List.of(apply.input(), apply.inner());
            case PhysicalPlan.CallProcedure call -> List.of(call.input());
            case PhysicalPlan.Eager eager -> List.of(eager.input());
            case PhysicalPlan.Degree degree -> List.of(degree.input());
            case PhysicalPlan.Create create -> List.of(create.input());
            case PhysicalPlan.Merge merge -> List.of(merge.input(), merge.match());
            case PhysicalPlan.Set set -> List.of(set.input());
            case PhysicalPlan.Delete delete -> List.of(delete.input());
            case PhysicalPlan.Foreach each -> List.of(each.input(), each.body());
            case PhysicalPlan.Finish finish -> List.of(finish.input());
            case PhysicalPlan.ProduceResults results -> List.of(results.input());
        };
    }

    /// Whether a plan must be run for one argument row at a time: its result depends on where the rows of one argument
    /// end, or it has side effects.
    static boolean needsRowBoundaries(PhysicalPlan plan) {
        boolean here = switch (plan) {
            case PhysicalPlan.Aggregate _,
                    PhysicalPlan.Distinct _,
                    PhysicalPlan.Sort _,
                    PhysicalPlan.Top _,
                    PhysicalPlan.Skip _,
                    PhysicalPlan.Limit _,
                    PhysicalPlan.Union _,
                    PhysicalPlan.HashJoin _,
                    PhysicalPlan.CallProcedure _,
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
            case PhysicalPlan.Argument _,
                    PhysicalPlan.NodeScan _,
                    PhysicalPlan.NodeIndexSeek _,
                    PhysicalPlan.NodeByIdSeek _,
                    PhysicalPlan.RelationshipByIdSeek _,
                    PhysicalPlan.Expand _,
                    PhysicalPlan.VariableExpand _,
                    PhysicalPlan.ShortestPath _,
                    PhysicalPlan.QuantifiedExpand _,
                    PhysicalPlan.Filter _,
                    PhysicalPlan.LabelFilter _,
                    PhysicalPlan.Project _,
                    PhysicalPlan.Unwind _,
                    PhysicalPlan.Apply _,
                    PhysicalPlan.Degree _ -> false;
        };
        return here || children(plan).stream().anyMatch(PlanFacts::needsRowBoundaries);
    }

    /// Whether running the plan changes the graph, or may (a procedure).
    static boolean hasSideEffects(PhysicalPlan plan) {
        boolean here = plan instanceof PhysicalPlan.Create
                || plan instanceof PhysicalPlan.Merge
                || plan instanceof PhysicalPlan.Set
                || plan instanceof PhysicalPlan.Delete
                || plan instanceof PhysicalPlan.Foreach
                || plan instanceof PhysicalPlan.CallProcedure;
        return here || children(plan).stream().anyMatch(PlanFacts::hasSideEffects);
    }

    /// Whether a plan reads or writes nodes or relationships itself.
    static boolean touchesGraph(PhysicalPlan plan) {
        boolean here = switch (plan) {
            case PhysicalPlan.NodeScan _,
                    PhysicalPlan.NodeIndexSeek _,
                    PhysicalPlan.NodeByIdSeek _,
                    PhysicalPlan.RelationshipByIdSeek _,
                    PhysicalPlan.NodeCount _,
                    PhysicalPlan.RelationshipCount _,
                    PhysicalPlan.Create _,
                    PhysicalPlan.Merge _ -> true;
            default -> false; // works on rows, or on what these find
        };
        return here || children(plan).stream().anyMatch(PlanFacts::touchesGraph);
    }
}
