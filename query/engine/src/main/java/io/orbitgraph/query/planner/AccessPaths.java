package io.orbitgraph.query.planner;

import io.orbitgraph.query.expr.Expr;
import io.orbitgraph.query.expr.ExprTree;
import io.orbitgraph.query.expr.FreeSymbols;
import io.orbitgraph.query.expr.Symbol;
import io.orbitgraph.query.physical.PhysicalPlan.Seek;
import io.orbitgraph.store.graph.IndexDescriptor;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Finds the cheapest way to a node: by id, in an index, by label, or among all nodes.
final class AccessPaths {
    private final PlanningContext context;
    private final PatternGraph graph;
    private final Map<Integer, NodeAccess> scans = new HashMap<>();
    private final Map<Integer, int[]> seekable = new HashMap<>();

    AccessPaths(PlanningContext context, PatternGraph graph) {
        this.context = context;
        this.graph = graph;
    }

    /// @param bound what the input binds: seeks may use it
    /// @param done the conditions that were tested already
    NodeAccess best(Symbol node, BitSet bound, BitSet done) {
        NodeAccess best = scans.computeIfAbsent(node.id(), _ -> scan(node));
        for (int i : seekable(node)) {
            if (!done.get(i)) {
                best = cheaper(best, idSeek(node, i, bound));
                best = cheaper(best, indexSeek(node, i, bound, done));
            }
        }
        return best;
    }

    /// Whether some condition may lead to the node without a scan.
    boolean isSeekable(Symbol node) {
        return seekable(node).length > 0;
    }

    /// The conditions that look like an id or index seek of `node`, whatever is bound.
    private int[] seekable(Symbol node) {
        return seekable.computeIfAbsent(
                node.id(),
                _ -> IntStream.range(0, graph.conditions.size())
                        .filter(i -> looksLikeSeek(graph.conditions.get(i), node))
                        .toArray());
    }

    private static boolean looksLikeSeek(PatternGraph.Condition condition, Symbol node) {
        BitSet others = (BitSet) condition.needs().clone();
        others.clear(node.id());
        return condition.needs().get(node.id())
                && (idTest(condition.predicate(), node, others) != null
                        || seekTest(condition.predicate(), node, others) != null);
    }

    private static NodeAccess cheaper(NodeAccess best, Optional<? extends NodeAccess> other) {
        return other.isPresent() && cost(other.get()) < cost(best) ? other.get() : best;
    }

    private static double cost(NodeAccess access) {
        return access.nanos() + access.rows() * Cardinality.EXPAND_NODE_NANOS;
    }

    /// Conditions on the node alone cannot have been tested before it was bound.
    private NodeAccess scan(Symbol node) {
        List<String> labels = graph.labels(node);
        BitSet consumes = new BitSet();
        List<Expr> filters = new ArrayList<>();
        double rows = context.cardinality.nodesWith(labels);
        double nanos = Cardinality.SCAN_NANOS + rows * Cardinality.SCAN_NODE_NANOS;
        for (int i = 0; i < graph.conditions.size(); i++) {
            var condition = graph.conditions.get(i);
            if (condition.labelOf(node).isPresent()) {
                consumes.set(i);
            } else if (isColumnTest(condition, node)) {
                consumes.set(i);
                filters.add(condition.predicate());
                nanos += rows * Cardinality.SCAN_NODE_NANOS;
                rows *= context.cardinality.selectivity(condition.predicate());
            }
        }
        return new NodeAccess.Scan(node, labels, filters, rows, nanos, consumes);
    }

    /// Whether a predicate reads nothing but properties of `node`, so that it can run on page columns.
    private static boolean isColumnTest(PatternGraph.Condition condition, Symbol node) {
        return condition.needs().cardinality() == 1
                && condition.needs().get(node.id())
                && readsOnlyProperties(condition.predicate(), node);
    }

    private static boolean readsOnlyProperties(Expr expr, Symbol node) {
        if (NodeAccess.propertyOf(expr, node) != null) {
            return true;
        }
        if (expr instanceof Expr.Subquery
                || expr instanceof Expr.PathOf
                || (expr instanceof Expr.Variable(var symbol) && symbol.equals(node))) {
            return false;
        }
        boolean[] only = {true};
        ExprTree.children(expr, child -> only[0] &= readsOnlyProperties(child, node));
        return only[0];
    }

    private Optional<NodeAccess> idSeek(Symbol node, int condition, BitSet bound) {
        Expr predicate = graph.conditions.get(condition).predicate();
        IdTest test = idTest(predicate, node, bound);
        if (test == null) {
            return Optional.empty();
        }
        double rows = test.many() ? 10 : 1;
        return Optional.of(new NodeAccess.IdSeek(
                node, test.id(), test.byElementId(), rows, rows * Cardinality.ID_SEEK_NANOS, single(condition)));
    }

    /// `id(x) = value`, `elementId(x) = value` or the same with IN.
    record IdTest(Expr id, boolean byElementId, boolean many) {}

    /// The test that a predicate makes of the id of `entity`, with a value that `bound` symbols give; null if it makes
    /// none.
    static @Nullable IdTest idTest(Expr predicate, Symbol entity, BitSet bound) {
        if (predicate instanceof Expr.Comparison(var operator, var left, var right)
                && operator == Expr.ComparisonOperator.EQUAL) {
            IdTest test = idTest(left, right, entity, bound, false);
            return test == null ? idTest(right, left, entity, bound, false) : test;
        }
        return predicate instanceof Expr.In(var element, var list, var _)
                ? idTest(element, list, entity, bound, true)
                : null;
    }

    private static @Nullable IdTest idTest(Expr function, Expr value, Symbol entity, BitSet bound, boolean many) {
        String name = NodeAccess.idFunction(function, entity);
        return name != null && isGiven(value, bound) ? new IdTest(value, name.equals("elementid"), many) : null;
    }

    private static boolean isGiven(Expr value, BitSet bound) {
        return Predicates.contains(bound, FreeSymbols.of(value)) && !ExprTree.containsSubquery(value);
    }

    private static BitSet single(int condition) {
        BitSet set = new BitSet();
        set.set(condition);
        return set;
    }

    // indexes

    private Optional<NodeAccess> indexSeek(Symbol node, int condition, BitSet bound, BitSet done) {
        SeekTest test = seekTest(graph.conditions.get(condition).predicate(), node, bound);
        if (test == null) {
            return Optional.empty();
        }
        NodeAccess best = null;
        for (String label : graph.labels(node)) {
            IndexDescriptor index = index(label, test.key());
            if (index != null) {
                NodeAccess seek = indexSeek(node, condition, label, index, test, bound, done);
                best = best == null || cost(seek) < cost(best) ? seek : best;
            }
        }
        return Optional.ofNullable(best);
    }

    private @Nullable IndexDescriptor index(String label, String key) {
        int labelToken = context.schema.tokens().label(label);
        int keyToken = context.schema.tokens().propertyKey(key);
        for (IndexDescriptor index : context.schema.indexes()) {
            if (index.label() == labelToken && index.propertyKey() == keyToken) {
                return index;
            }
        }
        return null;
    }

    private NodeAccess indexSeek(
            Symbol node, int condition, String label, IndexDescriptor index, SeekTest test, BitSet bound, BitSet done) {
        BitSet consumes = new BitSet();
        for (int i = 0; i < graph.conditions.size(); i++) {
            if (graph.conditions.get(i).labelOf(node).filter(label::equals).isPresent()) {
                consumes.set(i);
            }
        }
        Seek seek = test.seek();
        double size = context.cardinality.indexSize(index);
        double rows = switch (seek) {
            case Seek.Equal _ -> context.cardinality.rowsPerValue(index);
            case Seek.AnyOf(var list) ->
                context.cardinality.rowsPerValue(index) * (list instanceof Expr.ListOf(var items) ? items.size() : 10);
            case Seek.Between _ -> size * 0.3;
            case Seek.StartsWith _ -> size * 0.05;
            case Seek.Exists _ -> size;
        };
        Seek.Between range = seek instanceof Seek.Between between
                ? secondBound(node, condition, test.key(), between, bound, done)
                : null;
        if (range != null) {
            // Both bounds are tested again on what is found: they need not be of one type.
            seek = range;
            rows = size * 0.1;
        } else {
            consumes.set(condition);
        }
        double nanos = Cardinality.INDEX_SEEK_NANOS + rows * Cardinality.EXPAND_RELATIONSHIP_NANOS;
        return new NodeAccess.IndexSeek(node, index, seek, rows, nanos, consumes);
    }

    /// The other bound of a range, if another condition gives it.
    private Seek.@Nullable Between secondBound(
            Symbol node, int condition, String key, Seek.Between first, BitSet bound, BitSet done) {
        for (int i = 0; i < graph.conditions.size(); i++) {
            if (i == condition || done.get(i)) {
                continue;
            }
            SeekTest test = seekTest(graph.conditions.get(i).predicate(), node, bound);
            if (test != null && test.key().equals(key) && test.seek() instanceof Seek.Between second) {
                if (first.to() == null && second.from() == null) {
                    return new Seek.Between(first.from(), first.fromInclusive(), second.to(), second.toInclusive());
                }
                if (first.from() == null && second.to() == null) {
                    return new Seek.Between(second.from(), second.fromInclusive(), first.to(), first.toInclusive());
                }
            }
        }
        return null;
    }

    /// A predicate that an index on `key` answers.
    private record SeekTest(String key, Seek seek) {}

    private static @Nullable SeekTest seekTest(Expr predicate, Symbol node, BitSet bound) {
        return switch (predicate) {
            case Expr.Comparison(var operator, var left, var right) -> {
                SeekTest test = comparison(operator, left, right, node, bound);
                yield test == null ? comparison(reverse(operator), right, left, node, bound) : test;
            }
            case Expr.In(var element, var list, var _) -> {
                String key = NodeAccess.propertyOf(element, node);
                yield key != null && isGiven(list, bound) ? new SeekTest(key, new Seek.AnyOf(list)) : null;
            }
            case Expr.StringMatch(var operator, var left, var right, var _) -> {
                String key = NodeAccess.propertyOf(left, node);
                yield operator == Expr.StringOperator.STARTS_WITH && key != null && isGiven(right, bound)
                        ? new SeekTest(key, new Seek.StartsWith(right))
                        : null;
            }
            case Expr.Not(Expr.IsNull(var operand)) -> {
                String key = NodeAccess.propertyOf(operand, node);
                yield key != null ? new SeekTest(key, new Seek.Exists()) : null;
            }
            default -> null; // no index answers any other predicate
        };
    }

    private static @Nullable SeekTest comparison(
            Expr.ComparisonOperator operator, Expr property, Expr value, Symbol node, BitSet bound) {
        String key = NodeAccess.propertyOf(property, node);
        if (key == null || !isGiven(value, bound)) {
            return null;
        }
        return switch (operator) {
            case EQUAL -> new SeekTest(key, new Seek.Equal(value));
            case NOT_EQUAL -> null;
            case LESS -> new SeekTest(key, new Seek.Between(null, false, value, false));
            case LESS_OR_EQUAL -> new SeekTest(key, new Seek.Between(null, false, value, true));
            case GREATER -> new SeekTest(key, new Seek.Between(value, false, null, false));
            case GREATER_OR_EQUAL -> new SeekTest(key, new Seek.Between(value, true, null, false));
        };
    }

    private static Expr.ComparisonOperator reverse(Expr.ComparisonOperator operator) {
        return switch (operator) {
            case EQUAL, NOT_EQUAL -> operator;
            case LESS -> Expr.ComparisonOperator.GREATER;
            case LESS_OR_EQUAL -> Expr.ComparisonOperator.GREATER_OR_EQUAL;
            case GREATER -> Expr.ComparisonOperator.LESS;
            case GREATER_OR_EQUAL -> Expr.ComparisonOperator.LESS_OR_EQUAL;
        };
    }
}
