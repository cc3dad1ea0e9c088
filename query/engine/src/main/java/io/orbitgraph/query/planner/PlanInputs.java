package io.orbitgraph.query.planner;

import io.orbitgraph.query.physical.PhysicalPlan;
import java.util.function.UnaryOperator;

/// Puts other plans under an operator.
final class PlanInputs {
    private PlanInputs() {}

    /// The same operator over another (first) input.
    static PhysicalPlan replace(PhysicalPlan plan, PhysicalPlan input) {
        return switch (plan) {
            case PhysicalPlan.Argument _, PhysicalPlan.NodeCount _, PhysicalPlan.RelationshipCount _ -> plan;
            case PhysicalPlan.NodeScan(var _, var node, var labels, var filters) ->
                new PhysicalPlan.NodeScan(input, node, labels, filters);
            case PhysicalPlan.NodeIndexSeek(var _, var node, var index, var seek) ->
                new PhysicalPlan.NodeIndexSeek(input, node, index, seek);
            case PhysicalPlan.NodeByIdSeek(var _, var node, var id, var byElementId) ->
                new PhysicalPlan.NodeByIdSeek(input, node, id, byElementId);
            case PhysicalPlan.RelationshipByIdSeek s ->
                new PhysicalPlan.RelationshipByIdSeek(
                        input, s.relationship(), s.from(), s.to(), s.direction(), s.id(), s.byElementId());
            case PhysicalPlan.Expand e ->
                new PhysicalPlan.Expand(
                        input,
                        e.from(),
                        e.relationship(),
                        e.to(),
                        e.direction(),
                        e.types(),
                        e.into(),
                        e.relationshipBound(),
                        e.distinctFrom());
            case PhysicalPlan.VariableExpand e ->
                new PhysicalPlan.VariableExpand(
                        input, e.connection(), e.fromRight(), e.into(), e.listBound(), e.distinctFrom());
            case PhysicalPlan.ShortestPath(var _, var connection, var distinctFrom) ->
                new PhysicalPlan.ShortestPath(input, connection, distinctFrom);
            case PhysicalPlan.QuantifiedExpand e ->
                new PhysicalPlan.QuantifiedExpand(
                        input, e.connection(), e.fromRight(), e.into(), e.step(), e.distinctFrom());
            case PhysicalPlan.Filter(var _, var predicates) -> new PhysicalPlan.Filter(input, predicates);
            case PhysicalPlan.LabelFilter(var _, var entity, var labels) ->
                new PhysicalPlan.LabelFilter(input, entity, labels);
            case PhysicalPlan.Project(var _, var projections, var dropOthers) ->
                new PhysicalPlan.Project(input, projections, dropOthers);
            case PhysicalPlan.Aggregate(var _, var keys, var aggregates) ->
                new PhysicalPlan.Aggregate(input, keys, aggregates);
            case PhysicalPlan.Distinct(var _, var symbols) -> new PhysicalPlan.Distinct(input, symbols);
            case PhysicalPlan.Sort(var _, var keys) -> new PhysicalPlan.Sort(input, keys);
            case PhysicalPlan.Top(var _, var keys, var count) -> new PhysicalPlan.Top(input, keys, count);
            case PhysicalPlan.Skip(var _, var count) -> new PhysicalPlan.Skip(input, count);
            case PhysicalPlan.Limit(var _, var count, var exhaust) -> new PhysicalPlan.Limit(input, count, exhaust);
            case PhysicalPlan.Unwind(var _, var list, var symbol) -> new PhysicalPlan.Unwind(input, list, symbol);
            case PhysicalPlan.Union(var _, var right, var columns) -> new PhysicalPlan.Union(input, right, columns);
            case PhysicalPlan.HashJoin(var _, var right, var leftKeys, var rightKeys) ->
                new PhysicalPlan.HashJoin(input, right, leftKeys, rightKeys);
            case PhysicalPlan.Apply(var _, var inner, var kind, var results, var perRow) ->
                new PhysicalPlan.Apply(input, inner, kind, results, perRow);
            case PhysicalPlan.CallProcedure(
                    var _,
                    var procedure,
                    var arguments,
                    var yields,
                    var optional,
                    var offset) ->
                new PhysicalPlan.CallProcedure(input, procedure, arguments, yields, optional, offset);
            case PhysicalPlan.Eager _ -> new PhysicalPlan.Eager(input);
            case PhysicalPlan.Degree(var _, var node, var direction, var types, var result) ->
                new PhysicalPlan.Degree(input, node, direction, types, result);
            case PhysicalPlan.Create(var _, var pattern) -> new PhysicalPlan.Create(input, pattern);
            case PhysicalPlan.Merge(var _, var match, var create, var onMatch, var onCreate) ->
                new PhysicalPlan.Merge(input, match, create, onMatch, onCreate);
            case PhysicalPlan.Set(var _, var items) -> new PhysicalPlan.Set(input, items);
            case PhysicalPlan.Delete(var _, var values, var detach, var offset) ->
                new PhysicalPlan.Delete(input, values, detach, offset);
            case PhysicalPlan.Foreach(var _, var symbol, var list, var body) ->
                new PhysicalPlan.Foreach(input, symbol, list, body);
            case PhysicalPlan.Finish _ -> new PhysicalPlan.Finish(input);
            case PhysicalPlan.ProduceResults(var _, var columns) -> new PhysicalPlan.ProduceResults(input, columns);
        };
    }

    /// The same operator with its nested plan, if it has one, replaced.
    static PhysicalPlan replaceNested(PhysicalPlan plan, UnaryOperator<PhysicalPlan> replacement) {
        return switch (plan) {
            case PhysicalPlan.Apply(var input, var inner, var kind, var results, var perRow) -> {
                PhysicalPlan nested = replacement.apply(inner);
                yield new PhysicalPlan.Apply(
                        input, nested, kind, results, perRow || PlanFacts.needsRowBoundaries(nested));
            }
            case PhysicalPlan.Merge(var input, var match, var create, var onMatch, var onCreate) ->
                new PhysicalPlan.Merge(input, replacement.apply(match), create, onMatch, onCreate);
            case PhysicalPlan.Foreach(var input, var symbol, var list, var body) ->
                new PhysicalPlan.Foreach(input, symbol, list, replacement.apply(body));
            case PhysicalPlan.QuantifiedExpand e ->
                new PhysicalPlan.QuantifiedExpand(
                        e.input(),
                        e.connection(),
                        e.fromRight(),
                        e.into(),
                        replacement.apply(e.step()),
                        e.distinctFrom());
            default -> plan; // no nested plan
        };
    }
}
