package io.orbitgraph.query.planner;

import io.orbitgraph.query.expr.Symbol;
import io.orbitgraph.query.logical.LogicalPlan;
import io.orbitgraph.query.logical.Pattern;
import io.orbitgraph.query.logical.Statement;
import io.orbitgraph.query.physical.PhysicalPlan;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The names of the variables in an operator's rows, as plan descriptions list them.
final class PlanIdentifiers {
    private PlanIdentifiers() {}

    static List<String> of(PhysicalPlan plan) {
        Set<String> names = new LinkedHashSet<>();
        add(plan, names);
        return List.copyOf(names);
    }

    private static void add(PhysicalPlan plan, Set<String> names) {
        switch (plan) {
            case PhysicalPlan.ProduceResults results -> {
                names.addAll(
                        results.columns().stream().map(Statement.Column::name).toList());
                return;
            }
            case PhysicalPlan.Aggregate aggregate -> {
                addProjections(aggregate.keys(), names);
                addProjections(aggregate.aggregates(), names);
                return;
            }
            case PhysicalPlan.Project project -> {
                addProjections(project.projections(), names);
                if (project.dropOthers()) {
                    return;
                }
            }
            case PhysicalPlan.Distinct distinct -> {
                addAll(distinct.symbols(), names);
                return;
            }
            case PhysicalPlan.Union union -> {
                union.columns().forEach(column -> names.add(column.result().name()));
                return;
            }
            case PhysicalPlan.NodeCount count -> names.add(count.result().name());
            case PhysicalPlan.RelationshipCount count ->
                names.add(count.result().name());
            case PhysicalPlan.Argument argument -> addAll(argument.symbols(), names);
            case PhysicalPlan.NodeScan scan -> names.add(scan.node().name());
            case PhysicalPlan.NodeIndexSeek seek -> names.add(seek.node().name());
            case PhysicalPlan.NodeByIdSeek seek -> names.add(seek.node().name());
            case PhysicalPlan.RelationshipByIdSeek seek ->
                addAll(List.of(seek.relationship(), seek.from(), seek.to()), names);
            case PhysicalPlan.Expand expand -> addAll(List.of(expand.relationship(), expand.to()), names);
            case PhysicalPlan.VariableExpand expand -> connection(expand.connection(), names);
            case PhysicalPlan.ShortestPath path -> connection(path.connection(), names);
            case PhysicalPlan.QuantifiedExpand expand -> connection(expand.connection(), names);
            case PhysicalPlan.Unwind unwind -> names.add(unwind.symbol().name());
            case PhysicalPlan.Apply apply -> addAll(apply.results(), names);
            case PhysicalPlan.CallProcedure call ->
                call.yields().forEach(yield -> names.add(yield.symbol().name()));
            case PhysicalPlan.Degree degree -> names.add(degree.result().name());
            case PhysicalPlan.Create create -> created(create.pattern(), names);
            case PhysicalPlan.Merge merge -> created(merge.create(), names);
            case PhysicalPlan.HashJoin join -> add(join.right(), names);
            case PhysicalPlan.Filter _,
                    PhysicalPlan.LabelFilter _,
                    PhysicalPlan.Sort _,
                    PhysicalPlan.Top _,
                    PhysicalPlan.Skip _,
                    PhysicalPlan.Limit _,
                    PhysicalPlan.Eager _,
                    PhysicalPlan.Set _,
                    PhysicalPlan.Delete _,
                    PhysicalPlan.Foreach _,
                    PhysicalPlan.Finish _ -> {}
        }
        if (!PlanFacts.children(plan).isEmpty()) {
            add(PlanFacts.children(plan).getFirst(), names);
        }
    }

    private static void addAll(List<Symbol> symbols, Set<String> names) {
        symbols.forEach(symbol -> names.add(symbol.name()));
    }

    private static void addProjections(List<LogicalPlan.Projection> projections, Set<String> names) {
        projections.forEach(projection -> names.add(projection.symbol().name()));
    }

    private static void connection(Pattern.Connection connection, Set<String> names) {
        addAll(PatternGraph.bindings(connection), names);
        addAll(List.of(connection.left(), connection.right()), names);
    }

    private static void created(LogicalPlan.CreatePattern pattern, Set<String> names) {
        pattern.nodes().forEach(node -> names.add(node.symbol().name()));
        pattern.relationships()
                .forEach(relationship -> names.add(relationship.symbol().name()));
    }
}
