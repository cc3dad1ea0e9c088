package io.orbitgraph.query.planner;

import io.orbitgraph.query.expr.Expr;
import io.orbitgraph.query.expr.Symbol;
import io.orbitgraph.query.logical.LogicalPlan;
import io.orbitgraph.query.logical.LogicalPlan.SetItem;
import io.orbitgraph.query.logical.Pattern;
import io.orbitgraph.query.logical.Statement;
import io.orbitgraph.query.physical.PhysicalPlan;
import io.orbitgraph.query.physical.PhysicalPlan.Seek;
import io.orbitgraph.store.graph.IndexDescriptor;
import io.orbitgraph.store.graph.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What one operator is called (in Neo4j's words) and what it does, as text for people.
public final class OperatorText {
    private final Tokens tokens;

    public OperatorText(Tokens tokens) {
        this.tokens = tokens;
    }

    /// The operator's name as Neo4j's plans and tools know it.
    static String name(PhysicalPlan plan) {
        return switch (plan) {
            case PhysicalPlan.Argument _ -> "Argument";
            case PhysicalPlan.NodeScan scan ->
                switch (scan.labels().size()) {
                    case 0 -> "AllNodesScan";
                    case 1 -> "NodeByLabelScan";
                    default -> "IntersectionNodeByLabelsScan";
                };
            case PhysicalPlan.NodeIndexSeek seek ->
                switch (seek.seek()) {
                    case Seek.Equal _, Seek.AnyOf _ -> "NodeIndexSeek";
                    case Seek.Between _, Seek.StartsWith _ -> "NodeIndexSeekByRange";
                    case Seek.Exists _ -> "NodeIndexScan";
                };
            case PhysicalPlan.NodeByIdSeek seek -> seek.byElementId() ? "NodeByElementIdSeek" : "NodeByIdSeek";
            case PhysicalPlan.RelationshipByIdSeek seek ->
                (seek.direction() == Pattern.Direction.BOTH ? "Undirected" : "Directed") + "RelationshipBy"
                        + (seek.byElementId() ? "ElementId" : "Id") + "Seek";
            case PhysicalPlan.Expand expand -> expand.into() ? "Expand(Into)" : "Expand(All)";
            case PhysicalPlan.VariableExpand expand -> expand.into() ? "VarLengthExpand(Into)" : "VarLengthExpand(All)";
            case PhysicalPlan.ShortestPath _ -> "ShortestPath";
            case PhysicalPlan.QuantifiedExpand expand -> expand.into() ? "Repeat(Into)" : "Repeat(Trail)";
            case PhysicalPlan.Filter _, PhysicalPlan.LabelFilter _ -> "Filter";
            case PhysicalPlan.Project _ -> "Projection";
            case PhysicalPlan.Aggregate _ -> "EagerAggregation";
            case PhysicalPlan.Distinct _ -> "Distinct";
            case PhysicalPlan.Sort _ -> "Sort";
            case PhysicalPlan.Top _ -> "Top";
            case PhysicalPlan.Skip _ -> "Skip";
            case PhysicalPlan.Limit limit -> limit.exhaust() ? "ExhaustiveLimit" : "Limit";
            case PhysicalPlan.Unwind _ -> "Unwind";
            case PhysicalPlan.Union _ -> "Union";
            case PhysicalPlan.HashJoin _ -> "ValueHashJoin";
            case PhysicalPlan.Apply apply ->
                switch (apply.kind()) {
                    case JOIN -> "Apply";
                    case OPTIONAL -> "OptionalApply";
                    case SEMI -> "SemiApply";
                    case ANTI -> "AntiSemiApply";
                    case UNIT -> "SubqueryForeach";
                };
            case PhysicalPlan.CallProcedure _ -> "ProcedureCall";
            case PhysicalPlan.Eager _ -> "Eager";
            case PhysicalPlan.NodeCount _ -> "NodeCountFromCountStore";
            case PhysicalPlan.RelationshipCount _ -> "RelationshipCountFromCountStore";
            case PhysicalPlan.Degree _ -> "GetDegree";
            case PhysicalPlan.Create _ -> "Create";
            case PhysicalPlan.Merge _ -> "Merge";
            case PhysicalPlan.Set _ -> "SetProperties";
            case PhysicalPlan.Delete delete -> delete.detach() ? "DetachDelete" : "Delete";
            case PhysicalPlan.Foreach _ -> "Foreach";
            case PhysicalPlan.Finish _ -> "EmptyResult";
            case PhysicalPlan.ProduceResults _ -> "ProduceResults";
        };
    }

    /// What the operator does; empty if its name says it all.
    String details(PhysicalPlan plan) {
        return switch (plan) {
            case PhysicalPlan.Argument(var symbols) -> names(symbols);
            case PhysicalPlan.NodeScan(var _, var node, var labels, var filters) ->
                node.name()
                        + labels.stream().map(label -> ":" + label).collect(Collectors.joining())
                        + (filters.isEmpty() ? "" : " WHERE " + ExprText.joined(filters, " AND "));
            case PhysicalPlan.NodeIndexSeek(var _, var node, var index, var seek) -> seek(node, index, seek);
            case PhysicalPlan.NodeByIdSeek(var _, var node, var id, var byElementId) ->
                node.name() + " WHERE " + (byElementId ? "elementId(" : "id(") + node.name() + ") IN "
                        + ExprText.of(id);
            case PhysicalPlan.RelationshipByIdSeek seek ->
                ExprText.arrow(
                                seek.from().name(),
                                seek.direction(),
                                seek.relationship().name(),
                                seek.to().name())
                        + " WHERE id = " + ExprText.of(seek.id());
            case PhysicalPlan.Expand expand ->
                ExprText.arrow(
                                expand.from().name(),
                                expand.direction(),
                                expand.relationship().name() + ExprText.types(expand.types()),
                                expand.to().name())
                        + (expand.relationshipBound() ? ", bound" : "")
                        + distinct(expand.distinctFrom());
            case PhysicalPlan.VariableExpand expand ->
                chain(expand.connection())
                        + (expand.fromRight() ? ", from the right" : "")
                        + (expand.listBound() ? ", bound" : "")
                        + distinct(expand.distinctFrom());
            case PhysicalPlan.ShortestPath path ->
                (path.connection().all() ? "all " : "")
                        + chain(path.connection().connection())
                        + distinct(path.distinctFrom());
            case PhysicalPlan.QuantifiedExpand expand ->
                "(" + expand.connection().left().name() + ") (…){"
                        + expand.connection().min() + ","
                        + bound(expand.connection().max()) + "} ("
                        + expand.connection().right().name() + ")" + (expand.fromRight() ? ", from the right" : "")
                        + distinct(expand.distinctFrom());
            case PhysicalPlan.Filter filter -> ExprText.joined(filter.predicates(), " AND ");
            case PhysicalPlan.LabelFilter filter -> filter.entity().name() + ":" + ExprText.labels(filter.labels());
            case PhysicalPlan.Project project -> projections(project.projections());
            case PhysicalPlan.Aggregate aggregate ->
                projections(aggregate.keys())
                        + (aggregate.keys().isEmpty() || aggregate.aggregates().isEmpty() ? "" : ", ")
                        + projections(aggregate.aggregates());
            case PhysicalPlan.Distinct distinct -> names(distinct.symbols());
            case PhysicalPlan.Sort sort -> sortKeys(sort.keys());
            case PhysicalPlan.Top top -> sortKeys(top.keys()) + " LIMIT " + ExprText.of(top.count());
            case PhysicalPlan.Skip skip -> ExprText.of(skip.count());
            case PhysicalPlan.Limit limit -> ExprText.of(limit.count());
            case PhysicalPlan.Unwind unwind ->
                ExprText.of(unwind.list()) + " AS " + unwind.symbol().name();
            case PhysicalPlan.HashJoin join -> ExprText.list(join.leftKeys()) + " = " + ExprText.list(join.rightKeys());
            case PhysicalPlan.CallProcedure call ->
                call.procedure() + "(" + ExprText.list(call.arguments()) + ")"
                        + (call.yields().isEmpty() ? "" : " :: " + yields(call.yields()));
            case PhysicalPlan.NodeCount(var result, var label) ->
                "count( (" + (label == null ? "" : ":" + label) + ") ) AS " + result.name();
            case PhysicalPlan.RelationshipCount(var result, var types) ->
                "count( ()-[" + ExprText.types(types) + "]->() ) AS " + result.name();
            case PhysicalPlan.Degree degree ->
                ExprText.arrow(degree.node().name(), degree.direction(), ExprText.types(degree.types()), "") + " AS "
                        + degree.result().name();
            case PhysicalPlan.Create create -> pattern(create.pattern());
            case PhysicalPlan.Merge merge ->
                pattern(merge.create())
                        + items(" ON MATCH SET ", merge.onMatch())
                        + items(" ON CREATE SET ", merge.onCreate());
            case PhysicalPlan.Set set -> items("", set.items());
            case PhysicalPlan.Delete delete -> ExprText.list(delete.values());
            case PhysicalPlan.Foreach each -> each.symbol().name() + " IN " + ExprText.of(each.list());
            case PhysicalPlan.ProduceResults results ->
                results.columns().stream().map(Statement.Column::name).collect(Collectors.joining(", "));
            case PhysicalPlan.Union _, PhysicalPlan.Apply _, PhysicalPlan.Eager _, PhysicalPlan.Finish _ -> "";
        };
    }

    private String seek(Symbol node, IndexDescriptor index, Seek seek) {
        String property = node.name() + "." + tokens.propertyKeyName(index.propertyKey());
        String test = switch (seek) {
            case Seek.Equal(var value) -> property + " = " + ExprText.of(value);
            case Seek.AnyOf(var list) -> property + " IN " + ExprText.of(list);
            case Seek.Between(var from, var fromInclusive, var to, var toInclusive) ->
                (from == null ? "" : property + (fromInclusive ? " >= " : " > ") + ExprText.of(from))
                        + (from == null || to == null ? "" : " AND ")
                        + (to == null ? "" : property + (toInclusive ? " <= " : " < ") + ExprText.of(to));
            case Seek.StartsWith(var prefix) -> property + " STARTS WITH " + ExprText.of(prefix);
            case Seek.Exists() -> property + " IS NOT NULL";
        };
        return "RANGE INDEX " + node.name() + ":" + tokens.labelName(index.label()) + "("
                + tokens.propertyKeyName(index.propertyKey()) + ") WHERE " + test;
    }

    private static String chain(Pattern.VariableLength connection) {
        String types = connection.types() == null ? "" : ":" + ExprText.labels(connection.types());
        String text = ExprText.arrow(
                connection.left().name(),
                connection.direction(),
                connection.symbol().name() + types + "*" + connection.min() + ".." + bound(connection.max()),
                connection.right().name());
        return connection.predicate() == null ? text : text + " WHERE " + ExprText.of(connection.predicate());
    }

    private static String bound(int max) {
        return max < 0 ? "" : Integer.toString(max);
    }

    private static String distinct(List<Symbol> symbols) {
        return symbols.isEmpty() ? "" : ", other than " + names(symbols);
    }

    private static String names(List<Symbol> symbols) {
        return symbols.stream().map(Symbol::name).collect(Collectors.joining(", "));
    }

    private static String projections(List<LogicalPlan.Projection> projections) {
        return projections.stream().map(OperatorText::projection).collect(Collectors.joining(", "));
    }

    private static String projection(LogicalPlan.Projection projection) {
        String text = ExprText.of(projection.expression());
        String name = projection.symbol().name();
        return text.equals(name) ? text : text + " AS " + name;
    }

    private static String sortKeys(List<LogicalPlan.SortKey> keys) {
        return keys.stream()
                .map(key -> ExprText.of(key.expression()) + (key.ascending() ? " ASC" : " DESC"))
                .collect(Collectors.joining(", "));
    }

    private static String yields(List<LogicalPlan.Yield> yields) {
        return yields.stream()
                .map(yield -> yield.field() + " AS " + yield.symbol().name())
                .collect(Collectors.joining(", "));
    }

    private static String pattern(LogicalPlan.CreatePattern pattern) {
        List<String> parts = new ArrayList<>();
        for (LogicalPlan.CreateNode node : pattern.nodes()) {
            parts.add("(" + node.symbol().name()
                    + node.labels().stream()
                            .map(label -> ":" + ExprText.of(label))
                            .collect(Collectors.joining())
                    + (node.properties() == null ? "" : " " + ExprText.of(node.properties())) + ")");
        }
        for (LogicalPlan.CreateRelationship relationship : pattern.relationships()) {
            parts.add(ExprText.arrow(
                    relationship.start().name(),
                    Pattern.Direction.OUT,
                    relationship.symbol().name() + ":" + ExprText.of(relationship.type())
                            + (relationship.properties() == null ? "" : " " + ExprText.of(relationship.properties())),
                    relationship.end().name()));
        }
        return String.join(", ", parts);
    }

    private static String items(String prefix, List<SetItem> items) {
        return items.isEmpty()
                ? ""
                : items.stream().map(OperatorText::item).collect(Collectors.joining(", ", prefix, ""));
    }

    private static String item(SetItem item) {
        return switch (item) {
            case SetItem.Property(var entity, var key, var value, var _) ->
                ExprText.of(entity) + "." + key + " = " + ExprText.of(value);
            case SetItem.DynamicProperty(var entity, var key, var value, var _) ->
                ExprText.of(entity) + "[" + ExprText.of(key) + "] = " + ExprText.of(value);
            case SetItem.Properties(var entity, var map, var replace, var _) ->
                ExprText.of(entity) + (replace ? " = " : " += ") + ExprText.of(map);
            case SetItem.Labels(var entity, var labels, var remove, var _) ->
                (remove ? "REMOVE " : "")
                        + ExprText.of(entity)
                        + labels.stream().map(label -> ":" + label(label)).collect(Collectors.joining());
        };
    }

    private static String label(Expr name) {
        return name instanceof Expr.Literal ? ExprText.of(name).replace("'", "") : "$(" + ExprText.of(name) + ")";
    }

    /// The physical plan as an indented tree, for tests and logs.
    public String tree(PhysicalPlan plan) {
        StringBuilder text = new StringBuilder();
        tree(plan, 0, text);
        return text.toString();
    }

    private void tree(PhysicalPlan plan, int depth, StringBuilder text) {
        if (plan instanceof PhysicalPlan.Argument(var symbols) && symbols.isEmpty()) {
            return;
        }
        String details = details(plan);
        text.append("  ".repeat(depth))
                .append(name(plan))
                .append(details.isEmpty() ? "" : " " + details)
                .append('\n');
        PlanFacts.children(plan).forEach(child -> tree(child, depth + 1, text));
    }
}
