package io.orbitgraph.query.planner;

import io.orbitgraph.query.expr.Expr;
import io.orbitgraph.query.expr.LabelExpr;
import io.orbitgraph.query.logical.Pattern;
import io.orbitgraph.store.graph.GraphStatistics;
import io.orbitgraph.store.graph.IndexDescriptor;
import io.orbitgraph.store.graph.Tokens;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Estimates of rows from the graph's counts, and the measured costs that turn rows into nanoseconds.
///
/// Never used for an answer; a bad estimate costs time only. Constants: `research` notes of this project, measured on
/// one core.
final class Cardinality {
    /// Reading one more node of a scan.
    static final double SCAN_NODE_NANOS = 2;

    /// Testing one predicate on one row.
    static final double FILTER_NANOS = 8;

    /// Finding a node's adjacency; per relationship on top.
    static final double EXPAND_NODE_NANOS = 45;

    static final double EXPAND_RELATIONSHIP_NANOS = 4;

    /// Looking for one neighbour in a sorted list.
    static final double EXPAND_INTO_NANOS = 60;

    /// Cheaper than a cold seek really is: counts go stale in cached plans, and a seek stays good while a graph grows.
    static final double INDEX_SEEK_NANOS = 300;

    /// Starting a scan.
    static final double SCAN_NANOS = 500;

    static final double ID_SEEK_NANOS = 50;

    static final double HASH_BUILD_NANOS = 50;

    static final double HASH_PROBE_NANOS = 50;

    /// A relationship chain of unknown length is assumed to end after this many steps beyond its minimum.
    private static final int ASSUMED_EXTRA_STEPS = 4;

    private final Tokens tokens;
    private final GraphStatistics statistics;

    Cardinality(SchemaView schema) {
        this.tokens = schema.tokens();
        this.statistics = schema.statistics();
    }

    /// All nodes; at least one.
    double allNodes() {
        return Math.max(1, statistics.nodes(Tokens.NONE));
    }

    double nodesWith(String label) {
        int token = tokens.label(label);
        return token == Tokens.NONE ? 0 : statistics.nodes(token);
    }

    /// Nodes that have all of `labels`, which are taken to be independent below the rarest.
    double nodesWith(List<String> labels) {
        double rows = allNodes();
        double least = rows;
        double all = rows;
        for (String label : labels) {
            double count = nodesWith(label);
            least = Math.min(least, count);
            rows *= count / all;
        }
        return labels.size() <= 1 ? least : Math.max(rows, least * 0.1);
    }

    double labelSelectivity(@Nullable LabelExpr labels) {
        return switch (labels) {
            case null -> 1;
            case LabelExpr.Named(var name) -> Math.min(1, nodesWith(name) / allNodes());
            case LabelExpr.Wildcard _ -> 0.9;
            case LabelExpr.Dynamic _ -> 0.2;
            case LabelExpr.Not(var operand) -> 1 - labelSelectivity(operand);
            case LabelExpr.And(var operands) -> {
                double product = 1;
                for (LabelExpr operand : operands) {
                    product *= labelSelectivity(operand);
                }
                yield product;
            }
            case LabelExpr.Or(var operands) -> {
                double none = 1;
                for (LabelExpr operand : operands) {
                    none *= 1 - labelSelectivity(operand);
                }
                yield 1 - none;
            }
        };
    }

    /// How many relationships of `types` (empty: any) one node has on average, given the labels known of both ends.
    double fanout(List<String> fromLabels, Pattern.Direction direction, List<String> types, List<String> toLabels) {
        return switch (direction) {
            case OUT -> directed(fromLabels, types, toLabels, true);
            case IN -> directed(fromLabels, types, toLabels, false);
            case BOTH -> directed(fromLabels, types, toLabels, true) + directed(fromLabels, types, toLabels, false);
        };
    }

    private double directed(List<String> fromLabels, List<String> types, List<String> toLabels, boolean outgoing) {
        int from = rarest(fromLabels);
        int to = rarest(toLabels);
        if (from == UNKNOWN || to == UNKNOWN) {
            return 0;
        }
        double relationships = 0;
        if (types.isEmpty()) {
            relationships = relationships(from, Tokens.NONE, to, outgoing);
        }
        for (String type : types) {
            int token = tokens.relationshipType(type);
            relationships += token == Tokens.NONE ? 0 : relationships(from, token, to, outgoing);
        }
        return relationships / Math.max(1, statistics.nodes(from));
    }

    private double relationships(int from, int type, int to, boolean outgoing) {
        return outgoing ? statistics.relationships(from, type, to) : statistics.relationships(to, type, from);
    }

    /// A label that the graph has never seen: nothing can have it.
    private static final int UNKNOWN = -2;

    private int rarest(List<String> labels) {
        int best = Tokens.NONE;
        double least = Double.MAX_VALUE;
        for (String label : labels) {
            int token = tokens.label(label);
            if (token == Tokens.NONE) {
                return UNKNOWN;
            }
            double count = statistics.nodes(token);
            if (count < least) {
                least = count;
                best = token;
            }
        }
        return best;
    }

    /// Rows per start node of a chain of `min` to `max` (−1: any) steps.
    double chain(double fanout, int min, int max) {
        int last = max < 0 ? min + ASSUMED_EXTRA_STEPS : Math.min(max, min + 2 * ASSUMED_EXTRA_STEPS);
        double rows = 0;
        double step = 1;
        for (int length = 0; length <= last; length++) {
            if (length >= min) {
                rows += step;
            }
            step *= fanout;
        }
        return Math.min(rows, 1e15);
    }

    /// How many nodes have one value of an indexed property.
    double rowsPerValue(IndexDescriptor index) {
        return Math.max(1, (double) statistics.indexSize(index)) / Math.max(1, statistics.indexDistinctValues(index));
    }

    double indexSize(IndexDescriptor index) {
        return Math.max(1, statistics.indexSize(index));
    }

    /// The share of rows for which a predicate is true, where nothing better is known.
    double selectivity(Expr predicate) {
        return switch (predicate) {
            case Expr.Comparison(var operator, var left, var right) ->
                switch (operator) {
                    case EQUAL -> isId(left) || isId(right) ? 1 / allNodes() : 0.1;
                    case NOT_EQUAL -> 0.9;
                    case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> 0.3;
                };
            case Expr.In(var _, var list, var _) ->
                list instanceof Expr.ListOf(var items) ? Math.min(0.9, 0.1 * items.size()) : 0.3;
            case Expr.StringMatch _ -> 0.1;
            case Expr.HasLabels(var _, var labels, var _) -> labelSelectivity(labels);
            case Expr.Not(var operand) -> Math.max(0.05, 1 - selectivity(operand));
            case Expr.And(var operands) -> {
                double product = 1;
                for (Expr operand : operands) {
                    product *= selectivity(operand);
                }
                yield product;
            }
            case Expr.Or(var operands) -> {
                double none = 1;
                for (Expr operand : operands) {
                    none *= 1 - selectivity(operand);
                }
                yield 1 - none;
            }
            case Expr.IsNull _ -> 0.1;
            default -> 0.5; // any other expression: nothing is known of it
        };
    }

    private static boolean isId(Expr expr) {
        return expr instanceof Expr.Call(var name, var _, var _) && (name.equals("id") || name.equals("elementid"));
    }
}
