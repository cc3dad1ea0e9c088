package io.orbitgraph.query.planner;

import io.orbitgraph.model.procedure.ProcedureSignature;
import io.orbitgraph.model.value.StringValue;
import io.orbitgraph.query.expr.Expr;
import io.orbitgraph.query.expr.ExprTree;
import io.orbitgraph.query.expr.LabelExpr;
import io.orbitgraph.query.logical.LogicalPlan;
import io.orbitgraph.query.logical.LogicalPlan.SetItem;
import io.orbitgraph.query.logical.Pattern;
import io.orbitgraph.query.physical.PhysicalPlan;
import io.orbitgraph.store.graph.Tokens;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Finds the {@link Effects} of one operator without those of its inputs; nested plans count as part of the operator.
final class EffectsOf {
    private final Tokens tokens;
    private final Function<LogicalPlan, PhysicalPlan> subplans;
    private final Function<String, ProcedureSignature.@Nullable Mode> procedureModes;
    private final Predicate<String> readsDatabase;

    /// @param subplans the physical plans of subqueries in expressions
    /// @param procedureModes null for a procedure that nobody knows
    /// @param readsDatabase of functions, scalar and aggregating: see {@code FunctionSignature}
    EffectsOf(
            Tokens tokens,
            Function<LogicalPlan, PhysicalPlan> subplans,
            Function<String, ProcedureSignature.@Nullable Mode> procedureModes,
            Predicate<String> readsDatabase) {
        this.tokens = tokens;
        this.subplans = subplans;
        this.procedureModes = procedureModes;
        this.readsDatabase = readsDatabase;
    }

    Effects operator(PhysicalPlan plan) {
        Effects effects = new Effects();
        PlanExpressions.of(plan).forEach(expr -> expression(expr, effects));
        switch (plan) {
            case PhysicalPlan.NodeScan scan -> effects.scan(Set.copyOf(scan.labels()));
            case PhysicalPlan.NodeIndexSeek seek -> {
                effects.scan(Set.of(tokens.labelName(seek.index().label())));
                effects.keysRead.add(tokens.propertyKeyName(seek.index().propertyKey()));
            }
            case PhysicalPlan.NodeByIdSeek _, PhysicalPlan.RelationshipByIdSeek _ -> effects.readEntity();
            case PhysicalPlan.Expand expand -> types(expand.types(), effects);
            case PhysicalPlan.Degree degree -> types(degree.types(), effects);
            case PhysicalPlan.VariableExpand expand -> types(expand.connection(), effects);
            case PhysicalPlan.ShortestPath path -> types(path.connection().connection(), effects);
            case PhysicalPlan.QuantifiedExpand expand -> effects.add(whole(expand.step()));
            case PhysicalPlan.LabelFilter filter -> labels(filter.labels(), effects);
            case PhysicalPlan.Apply apply -> effects.add(whole(apply.inner()));
            case PhysicalPlan.NodeCount count -> effects.scan(count.label() == null ? Set.of() : Set.of(count.label()));
            case PhysicalPlan.RelationshipCount count -> types(count.types(), effects);
            case PhysicalPlan.CallProcedure call -> {
                effects.readEverything();
                ProcedureSignature.Mode mode = procedureModes.apply(call.procedure());
                if (mode != null && mode.isWriting()) {
                    effects.writeEverything();
                }
            }
            case PhysicalPlan.Create create -> create(create.pattern(), effects);
            case PhysicalPlan.Merge merge -> {
                effects.add(whole(merge.match()));
                create(merge.create(), effects);
                merge.onMatch().forEach(item -> set(item, effects));
                merge.onCreate().forEach(item -> set(item, effects));
            }
            case PhysicalPlan.Set set -> set.items().forEach(item -> set(item, effects));
            case PhysicalPlan.Delete _ -> effects.delete();
            case PhysicalPlan.Foreach each -> effects.add(whole(each.body()));
            case PhysicalPlan.Argument _,
                    PhysicalPlan.Filter _,
                    PhysicalPlan.Project _,
                    PhysicalPlan.Aggregate _,
                    PhysicalPlan.Distinct _,
                    PhysicalPlan.Sort _,
                    PhysicalPlan.Top _,
                    PhysicalPlan.Skip _,
                    PhysicalPlan.Limit _,
                    PhysicalPlan.Unwind _,
                    PhysicalPlan.Union _,
                    PhysicalPlan.HashJoin _,
                    PhysicalPlan.Eager _,
                    PhysicalPlan.Finish _,
                    PhysicalPlan.ProduceResults _ -> {}
        }
        return effects;
    }

    /// An operator with everything below it.
    Effects whole(PhysicalPlan plan) {
        Effects effects = operator(plan);
        for (PhysicalPlan child : PlanFacts.children(plan)) {
            effects.add(whole(child));
        }
        return effects;
    }

    private static void types(List<String> types, Effects effects) {
        if (types.isEmpty()) {
            effects.typesRead.addEverything();
        } else {
            effects.typesRead.addAll(types);
        }
    }

    private static void types(Pattern.VariableLength connection, Effects effects) {
        types(connection.types() == null ? List.of() : PatternGraph.names(connection.types()), effects);
    }

    private static void labels(LabelExpr labels, Effects effects) {
        switch (labels) {
            case LabelExpr.Named(var name) -> effects.labelsRead.add(name);
            case LabelExpr.Wildcard _, LabelExpr.Dynamic _ -> effects.labelsRead.addEverything();
            case LabelExpr.Not(var operand) -> labels(operand, effects);
            case LabelExpr.And(var operands) -> operands.forEach(operand -> labels(operand, effects));
            case LabelExpr.Or(var operands) -> operands.forEach(operand -> labels(operand, effects));
        }
    }

    private static void create(LogicalPlan.CreatePattern pattern, Effects effects) {
        for (LogicalPlan.CreateNode node : pattern.nodes()) {
            effects.createNode(literals(node.labels()));
        }
        for (LogicalPlan.CreateRelationship relationship : pattern.relationships()) {
            Set<String> types = literals(List.of(relationship.type()));
            if (types == null) {
                effects.typesCreated.addEverything();
            } else {
                effects.typesCreated.addAll(types);
            }
        }
    }

    private static @Nullable Set<String> literals(List<Expr> names) {
        Set<String> result = new HashSet<>();
        for (Expr name : names) {
            if (!(name instanceof Expr.Literal(StringValue text))) {
                return null;
            }
            result.add(text.value());
        }
        return result;
    }

    private static void set(SetItem item, Effects effects) {
        switch (item) {
            case SetItem.Property(var _, var key, var _, var _) -> effects.keysWritten.add(key);
            case SetItem.DynamicProperty _ -> effects.keysWritten.addEverything();
            case SetItem.Properties properties -> {
                if (!(properties.map() instanceof Expr.MapOf || properties.map() instanceof Expr.Parameter)) {
                    effects.keysRead.addEverything();
                }
                if (properties.map() instanceof Expr.MapOf(var entries) && !properties.replace()) {
                    entries.forEach(entry -> effects.keysWritten.add(entry.key()));
                } else {
                    effects.keysWritten.addEverything();
                }
            }
            case SetItem.Labels(var _, var names, var _, var _) -> {
                Set<String> literals = literals(names);
                if (literals == null) {
                    effects.labelsWritten.addEverything();
                } else {
                    effects.labelsWritten.addAll(literals);
                }
            }
        }
    }

    private void expression(Expr expr, Effects effects) {
        switch (expr) {
            case Expr.Property(var _, var key, var _) -> effects.keysRead.add(key);
            case Expr.Index _ -> effects.keysRead.addEverything();
            case Expr.MapProjection projection when projection.allProperties() -> effects.keysRead.addEverything();
            case Expr.HasLabels(var _, var labels, var _) -> labels(labels, effects);
            case Expr.Call(var name, var _, var _) -> function(name, effects);
            case Expr.AggregateCall(var name, var _, var _, var _) -> function(name, effects);
            case Expr.Subquery(var _, var plan, var _, var _) -> effects.add(whole(subplans.apply(plan)));
            default -> {} // reads the graph only through its children
        }
        ExprTree.children(expr, child -> expression(child, effects));
    }

    private void function(String name, Effects effects) {
        switch (name.toLowerCase(Locale.ROOT)) {
            case "labels" -> effects.labelsRead.addEverything();
            case "keys", "properties", "point" -> effects.keysRead.addEverything();
            default -> {
                if (readsDatabase.test(name)) {
                    effects.readEverything();
                }
            }
        }
    }
}
