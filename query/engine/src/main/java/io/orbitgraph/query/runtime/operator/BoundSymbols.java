package io.orbitgraph.query.runtime.operator;

import io.orbitgraph.query.expr.Symbol;
import io.orbitgraph.query.logical.LogicalPlan;
import io.orbitgraph.query.logical.Pattern;
import io.orbitgraph.query.logical.Statement;
import io.orbitgraph.query.physical.PhysicalPlan;
import java.util.BitSet;
import java.util.List;

/// Which symbols have a value in the rows that a plan gives.
final class BoundSymbols {
    private BoundSymbols() {}

    static BitSet of(PhysicalPlan plan) {
        return switch (plan) {
            case PhysicalPlan.Argument(List<Symbol> symbols) -> with(new BitSet(), symbols);
            case PhysicalPlan.NodeScan(var input, Symbol node, var _, var _) -> with(of(input), node);
            case PhysicalPlan.NodeIndexSeek(var input, Symbol node, var _, var _) -> with(of(input), node);
            case PhysicalPlan.NodeByIdSeek(var input, Symbol node, var _, var _) -> with(of(input), node);
            case PhysicalPlan.RelationshipByIdSeek seek ->
                with(of(seek.input()), seek.relationship(), seek.from(), seek.to());
            case PhysicalPlan.Expand expand -> with(of(expand.input()), expand.relationship(), expand.to());
            case PhysicalPlan.VariableExpand expand ->
                with(
                        of(expand.input()),
                        expand.connection().symbol(),
                        expand.connection().left(),
                        expand.connection().right());
            case PhysicalPlan.ShortestPath path ->
                with(
                        of(path.input()),
                        path.connection().path(),
                        path.connection().connection().symbol());
            case PhysicalPlan.QuantifiedExpand expand -> {
                BitSet bound = with(
                        of(expand.input()),
                        expand.connection().left(),
                        expand.connection().right());
                for (Pattern.Group group : expand.connection().groups()) {
                    bound.set(group.outer().id());
                }
                yield bound;
            }
            case PhysicalPlan.Filter(var input, var _) -> of(input);
            case PhysicalPlan.LabelFilter(var input, var _, var _) -> of(input);
            case PhysicalPlan.Project(var input, var projections, boolean dropOthers) -> {
                BitSet bound = dropOthers ? new BitSet() : of(input);
                yield withProjections(bound, projections);
            }
            case PhysicalPlan.Aggregate(var _, var keys, var aggregates) ->
                withProjections(withProjections(new BitSet(), keys), aggregates);
            case PhysicalPlan.Distinct(var _, List<Symbol> symbols) -> with(new BitSet(), symbols);
            case PhysicalPlan.Sort(var input, var _) -> of(input);
            case PhysicalPlan.Top(var input, var _, var _) -> of(input);
            case PhysicalPlan.Skip(var input, var _) -> of(input);
            case PhysicalPlan.Limit(var input, var _, var _) -> of(input);
            case PhysicalPlan.Unwind(var input, var _, Symbol symbol) -> with(of(input), symbol);
            case PhysicalPlan.Union(var _, var _, var columns) -> {
                BitSet bound = new BitSet();
                for (LogicalPlan.UnionColumn column : columns) {
                    bound.set(column.result().id());
                }
                yield bound;
            }
            case PhysicalPlan.HashJoin(var left, var right, var _, var _) -> {
                BitSet bound = of(left);
                bound.or(of(right));
                yield bound;
            }
            case PhysicalPlan.Apply apply -> with(of(apply.input()), apply.results());
            case PhysicalPlan.CallProcedure call -> {
                BitSet bound = of(call.input());
                for (LogicalPlan.Yield yielded : call.yields()) {
                    bound.set(yielded.symbol().id());
                }
                yield bound;
            }
            case PhysicalPlan.Eager(var input) -> of(input);
            case PhysicalPlan.NodeCount(Symbol result, var _) -> with(new BitSet(), result);
            case PhysicalPlan.RelationshipCount(Symbol result, var _) -> with(new BitSet(), result);
            case PhysicalPlan.Degree degree -> with(of(degree.input()), degree.result());
            case PhysicalPlan.Create(var input, var pattern) -> withPattern(of(input), pattern);
            case PhysicalPlan.Merge merge -> withPattern(of(merge.input()), merge.create());
            case PhysicalPlan.Set(var input, var _) -> of(input);
            case PhysicalPlan.Delete delete -> of(delete.input());
            case PhysicalPlan.Foreach foreach -> of(foreach.input());
            case PhysicalPlan.Finish _ -> new BitSet();
            case PhysicalPlan.ProduceResults(var _, var columns) -> {
                BitSet bound = new BitSet();
                for (Statement.Column column : columns) {
                    bound.set(column.symbol().id());
                }
                yield bound;
            }
        };
    }

    private static BitSet with(BitSet bound, Symbol... symbols) {
        return with(bound, List.of(symbols));
    }

    private static BitSet with(BitSet bound, List<Symbol> symbols) {
        for (Symbol symbol : symbols) {
            bound.set(symbol.id());
        }
        return bound;
    }

    private static BitSet withProjections(BitSet bound, List<LogicalPlan.Projection> projections) {
        for (LogicalPlan.Projection projection : projections) {
            bound.set(projection.symbol().id());
        }
        return bound;
    }

    /// The symbols that a pattern to be created or merged binds.
    static BitSet pattern(LogicalPlan.CreatePattern pattern) {
        return withPattern(new BitSet(), pattern);
    }

    private static BitSet withPattern(BitSet bound, LogicalPlan.CreatePattern pattern) {
        for (LogicalPlan.CreateNode node : pattern.nodes()) {
            bound.set(node.symbol().id());
        }
        for (LogicalPlan.CreateRelationship relationship : pattern.relationships()) {
            bound.set(relationship.symbol().id());
        }
        return bound;
    }
}
