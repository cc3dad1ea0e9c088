package io.orbitgraph.query.planner;

import io.orbitgraph.query.expr.Expr;
import io.orbitgraph.query.expr.ExprTree;
import io.orbitgraph.query.expr.Symbol;
import io.orbitgraph.query.logical.LogicalPlan;
import io.orbitgraph.query.physical.PhysicalPlan;
import java.util.BitSet;
import java.util.Set;

/// Knows which variables certainly hold no node, relationship or path, also not inside a list or map.
final class EntityColumns {
    /// Functions whose answer holds no entity, whatever they are given.
    private static final Set<String> PLAIN = Set.of(
            "id",
            "elementid",
            "type",
            "labels",
            "keys",
            "properties",
            "size",
            "length",
            "count",
            "exists",
            "isempty",
            "tostring",
            "tointeger",
            "tofloat",
            "toboolean",
            "sum",
            "avg");

    private final BitSet plain = new BitSet();
    private final BitSet nodes = new BitSet();

    static EntityColumns of(PhysicalPlan root) {
        EntityColumns columns = new EntityColumns();
        columns.collect(root);
        return columns;
    }

    boolean mayHold(Symbol symbol) {
        return !plain.get(symbol.id());
    }

    private void collect(PhysicalPlan plan) {
        PlanFacts.children(plan).forEach(this::collect);
        switch (plan) {
            case PhysicalPlan.NodeScan scan -> nodes.set(scan.node().id());
            case PhysicalPlan.NodeIndexSeek seek -> nodes.set(seek.node().id());
            case PhysicalPlan.NodeByIdSeek seek -> nodes.set(seek.node().id());
            case PhysicalPlan.Expand expand -> {
                nodes.set(expand.to().id());
                nodes.set(expand.relationship().id());
            }
            case PhysicalPlan.Create create -> created(create.pattern());
            case PhysicalPlan.Merge merge -> created(merge.create());
            case PhysicalPlan.NodeCount count -> plain.set(count.result().id());
            case PhysicalPlan.RelationshipCount count ->
                plain.set(count.result().id());
            case PhysicalPlan.Degree degree -> plain.set(degree.result().id());
            case PhysicalPlan.Project project -> project.projections().forEach(this::projected);
            case PhysicalPlan.Aggregate aggregate -> {
                aggregate.keys().forEach(this::projected);
                aggregate.aggregates().forEach(this::projected);
            }
            default -> {} // binds nothing that is known to be plain
        }
    }

    private void created(LogicalPlan.CreatePattern pattern) {
        pattern.nodes().forEach(node -> nodes.set(node.symbol().id()));
        pattern.relationships()
                .forEach(relationship -> nodes.set(relationship.symbol().id()));
    }

    private void projected(LogicalPlan.Projection projection) {
        if (isPlain(projection.expression())) {
            plain.set(projection.symbol().id());
        }
        if (projection.expression() instanceof Expr.Variable(var source) && nodes.get(source.id())) {
            nodes.set(projection.symbol().id());
        }
    }

    private boolean isPlain(Expr expr) {
        return switch (expr) {
            case Expr.Literal _,
                    Expr.Parameter _,
                    Expr.Comparison _,
                    Expr.And _,
                    Expr.Or _,
                    Expr.Xor _,
                    Expr.Not _,
                    Expr.IsNull _,
                    Expr.In _,
                    Expr.StringMatch _,
                    Expr.HasLabels _,
                    Expr.IsTyped _,
                    Expr.Quantified _ -> true;
            case Expr.Variable(var symbol) -> plain.get(symbol.id());
            case Expr.Property(Expr.Variable(var symbol), var _, var _) ->
                nodes.get(symbol.id()) || plain.get(symbol.id());
            case Expr.Call(var name, var arguments, var _) ->
                PLAIN.contains(name) || arguments.stream().allMatch(this::isPlain);
            case Expr.AggregateCall(var name, var arguments, var _, var _) ->
                PLAIN.contains(name) || arguments.stream().allMatch(this::isPlain);
            case Expr.Subquery subquery -> subquery.kind() != Expr.SubqueryKind.COLLECT;
            case Expr.PathOf _ -> false;
            default -> {
                boolean[] all = {true};
                ExprTree.children(expr, child -> all[0] &= isPlain(child));
                yield all[0];
            }
        };
    }
}
