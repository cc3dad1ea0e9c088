package io.orbitgraph.query.planner;

import io.orbitgraph.query.expr.Expr;
import io.orbitgraph.query.expr.ExprTree;
import io.orbitgraph.query.logical.LogicalPlan;
import io.orbitgraph.query.logical.LogicalPlan.SetItem;
import io.orbitgraph.query.physical.PhysicalPlan;
import io.orbitgraph.query.physical.PhysicalPlan.Seek;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The expressions that one operator evaluates.
final class PlanExpressions {
    private PlanExpressions() {}

    static List<Expr> of(PhysicalPlan plan) {
        List<Expr> all = new ArrayList<>();
        switch (plan) {
            case PhysicalPlan.NodeScan scan -> all.addAll(scan.filters());
            case PhysicalPlan.NodeIndexSeek seek -> addSeek(seek.seek(), all);
            case PhysicalPlan.NodeByIdSeek seek -> all.add(seek.id());
            case PhysicalPlan.RelationshipByIdSeek seek -> all.add(seek.id());
            case PhysicalPlan.VariableExpand expand -> add(expand.connection().predicate(), all);
            case PhysicalPlan.ShortestPath path -> {
                add(path.connection().connection().predicate(), all);
                all.addAll(path.connection().predicates());
            }
            case PhysicalPlan.QuantifiedExpand expand ->
                all.addAll(expand.connection().predicates());
            case PhysicalPlan.Filter filter -> all.addAll(filter.predicates());
            case PhysicalPlan.LabelFilter filter -> ExprTree.labelNames(filter.labels(), all::add);
            case PhysicalPlan.Project project -> addProjections(project.projections(), all);
            case PhysicalPlan.Aggregate aggregate -> {
                addProjections(aggregate.keys(), all);
                addProjections(aggregate.aggregates(), all);
            }
            case PhysicalPlan.Sort sort -> sort.keys().forEach(key -> all.add(key.expression()));
            case PhysicalPlan.Top top -> {
                top.keys().forEach(key -> all.add(key.expression()));
                all.add(top.count());
            }
            case PhysicalPlan.Skip skip -> all.add(skip.count());
            case PhysicalPlan.Limit limit -> all.add(limit.count());
            case PhysicalPlan.Unwind unwind -> all.add(unwind.list());
            case PhysicalPlan.HashJoin join -> {
                all.addAll(join.leftKeys());
                all.addAll(join.rightKeys());
            }
            case PhysicalPlan.CallProcedure call -> all.addAll(call.arguments());
            case PhysicalPlan.Create create -> addCreate(create.pattern(), all);
            case PhysicalPlan.Merge merge -> {
                addCreate(merge.create(), all);
                merge.onMatch().forEach(item -> addSet(item, all));
                merge.onCreate().forEach(item -> addSet(item, all));
            }
            case PhysicalPlan.Set set -> set.items().forEach(item -> addSet(item, all));
            case PhysicalPlan.Delete delete -> all.addAll(delete.values());
            case PhysicalPlan.Foreach each -> all.add(each.list());
            case PhysicalPlan.Argument _,
                    PhysicalPlan.Expand _,
                    PhysicalPlan.Distinct _,
                    PhysicalPlan.Union _,
                    PhysicalPlan.Apply _,
                    PhysicalPlan.Eager _,
                    PhysicalPlan.NodeCount _,
                    PhysicalPlan.RelationshipCount _,
                    PhysicalPlan.Degree _,
                    PhysicalPlan.Finish _,
                    PhysicalPlan.ProduceResults _ -> {}
        }
        return all;
    }

    private static void add(@Nullable Expr expr, List<Expr> all) {
        if (expr != null) {
            all.add(expr);
        }
    }

    private static void addSeek(Seek seek, List<Expr> all) {
        switch (seek) {
            case Seek.Equal(var value) -> all.add(value);
            case Seek.AnyOf(var list) -> all.add(list);
            case Seek.Between(var from, var _, var to, var _) -> {
                add(from, all);
                add(to, all);
            }
            case Seek.StartsWith(var prefix) -> all.add(prefix);
            case Seek.Exists() -> {}
        }
    }

    private static void addProjections(List<LogicalPlan.Projection> projections, List<Expr> all) {
        projections.forEach(projection -> all.add(projection.expression()));
    }

    static void addCreate(LogicalPlan.CreatePattern pattern, List<Expr> all) {
        for (LogicalPlan.CreateNode node : pattern.nodes()) {
            all.addAll(node.labels());
            add(node.properties(), all);
        }
        for (LogicalPlan.CreateRelationship relationship : pattern.relationships()) {
            all.add(relationship.type());
            add(relationship.properties(), all);
        }
    }

    private static void addSet(SetItem item, List<Expr> all) {
        switch (item) {
            case SetItem.Property(var entity, var _, var value, var _) -> all.addAll(List.of(entity, value));
            case SetItem.DynamicProperty(var entity, var key, var value, var _) ->
                all.addAll(List.of(entity, key, value));
            case SetItem.Properties(var entity, var map, var _, var _) -> all.addAll(List.of(entity, map));
            case SetItem.Labels(var entity, var labels, var _, var _) -> {
                all.add(entity);
                all.addAll(labels);
            }
        }
    }

    /// Expressions inside the nested patterns of quantified expansions are in their step plans; those of subqueries in
    /// expressions are not entered either.
    static List<Expr.Subquery> subqueries(PhysicalPlan plan) {
        List<Expr.Subquery> found = new ArrayList<>();
        of(plan).forEach(expr -> addSubqueries(expr, found));
        return found;
    }

    private static void addSubqueries(Expr expr, List<Expr.Subquery> found) {
        if (expr instanceof Expr.Subquery subquery) {
            found.add(subquery);
        }
        ExprTree.children(expr, child -> addSubqueries(child, found));
    }
}
