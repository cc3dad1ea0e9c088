package io.orbitgraph.query.planner;

import io.orbitgraph.query.expr.Symbol;
import io.orbitgraph.query.logical.Pattern;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Chooses the order in which a pattern is matched: tries every promising start node, goes on greedily by estimated
/// cost, and keeps the cheapest order. Each order is correct; the choice is only about time.
final class MatchSearch {
    /// What a row costs whoever comes after; makes fewer rows better than a cheaper step.
    private static final double ROW_NANOS = 100;

    /// The most starts that are tried; fewer in a pattern of many nodes, so that planning it stays quick.
    private static final int STARTS = 8;

    private static final int MANY_NODES = 16;

    /// An access to a node of a component that is reached already pays only where it finds about one node.
    private static final double SELECTIVE_ROWS = 3;

    private final PlanningContext context;
    private final PatternGraph graph;
    private final AccessPaths access;
    private final boolean mayJoin;
    private final IdentityHashMap<PatternGraph.Link, Double> fanoutFromLeft = new IdentityHashMap<>();
    private final IdentityHashMap<PatternGraph.Link, Double> fanoutFromRight = new IdentityHashMap<>();

    /// @param mayJoin whether hash joins are possible: what the input writes must be seen by every scan
    MatchSearch(PlanningContext context, PatternGraph graph, boolean mayJoin) {
        this.mayJoin = mayJoin;
        this.context = context;
        this.graph = graph;
        this.access = new AccessPaths(context, graph);
    }

    /// The steps that match the whole pattern, given what the input binds.
    List<Step> search(BitSet bound, double rows) {
        MatchState start = new MatchState(graph, context.cardinality, bound, rows);
        start.testConditions(null);
        if (graph.nodes.stream().anyMatch(node -> bound.get(node.id()))
                || graph.links.stream().anyMatch(link -> isBoundRelationship(link, bound))) {
            return complete(start).steps();
        }
        MatchState best = null;
        for (Step first : starts(start)) {
            MatchState state = start.copy();
            state.take(first);
            complete(state);
            if (best == null || total(state) < total(best)) {
                best = state;
            }
        }
        return best == null ? complete(start).steps() : best.steps();
    }

    private static double total(MatchState state) {
        return state.nanos() + state.rows() * ROW_NANOS;
    }

    private static boolean isBoundRelationship(PatternGraph.Link link, BitSet bound) {
        return link.connection() instanceof Pattern.Relationship relationship
                && bound.get(relationship.symbol().id());
    }

    private List<Step> starts(MatchState state) {
        List<Step> starts = new ArrayList<>();
        for (Symbol node : graph.nodes) {
            starts.add(accessTo(node, state));
        }
        for (int i = 0; i < graph.links.size(); i++) {
            Step take = take(i, state);
            if (take != null) {
                starts.add(take);
            }
        }
        starts.sort(Comparator.comparingDouble(step -> step.nanos() + step.rows() * ROW_NANOS));
        int most = graph.nodes.size() > MANY_NODES ? 2 : STARTS;
        return starts.subList(0, Math.min(most, starts.size()));
    }

    private MatchState complete(MatchState state) {
        while (!state.isComplete()) {
            Step next = next(state);
            if (next == null) {
                throw new IllegalStateException("a pattern has a part that nothing can reach");
            }
            state.take(next);
        }
        return state;
    }

    private @Nullable Step next(MatchState state) {
        Step best = null;
        for (int i = 0; i < graph.links.size(); i++) {
            if (!state.isDone(i)) {
                best = better(best, follow(i, state), state);
                best = better(best, take(i, state), state);
            }
        }
        BitSet reached = reachedComponents(state);
        for (Symbol node : graph.nodes) {
            if (state.isBound(node)) {
                continue;
            }
            if (!reached.get(graph.component(node))) {
                best = better(best, accessTo(node, state), state);
            } else if (access.isSeekable(node)) {
                Step step = accessTo(node, state);
                if (step instanceof Step.Access(var found, var _, var _, var _) && found.rows() <= SELECTIVE_ROWS) {
                    best = better(best, step, state);
                }
            }
        }
        return best == null ? cheapestAccess(state) : best;
    }

    private BitSet reachedComponents(MatchState state) {
        BitSet reached = new BitSet();
        for (Symbol node : graph.nodes) {
            if (state.isBound(node)) {
                reached.set(graph.component(node));
            }
        }
        return reached;
    }

    /// For connections that cannot be followed before something else is bound.
    private @Nullable Step cheapestAccess(MatchState state) {
        Step best = null;
        for (Symbol node : graph.nodes) {
            if (!state.isBound(node)) {
                best = better(best, accessTo(node, state), state);
            }
        }
        return best;
    }

    private static @Nullable Step better(@Nullable Step best, @Nullable Step other, MatchState state) {
        if (best == null || other == null) {
            return best == null ? other : best;
        }
        return score(other, state) < score(best, state) ? other : best;
    }

    private static double score(Step step, MatchState state) {
        return step.nanos() + state.rowsAfter(step) * ROW_NANOS;
    }

    private Step accessTo(Symbol node, MatchState state) {
        NodeAccess found = access.best(node, state.bound(), state.tested());
        double rows = state.rows() * found.rows();
        double nanos = Math.max(1, state.rows()) * found.nanos();
        BitSet join = mayJoin && found instanceof NodeAccess.Scan ? joinConditions(node, found, state) : new BitSet();
        if (!join.isEmpty()) {
            double hashed = found.nanos()
                    + found.rows() * Cardinality.HASH_BUILD_NANOS
                    + state.rows() * Cardinality.HASH_PROBE_NANOS;
            if (hashed < nanos) {
                double matches = rows / Math.max(1, Math.max(found.rows(), state.rows()));
                return new Step.Access(found, join, Math.max(1, matches), hashed);
            }
        }
        return new Step.Access(found, new BitSet(), rows, nanos);
    }

    /// Equalities between the node and what is bound: `b.y = a.x`, with `a` bound.
    private BitSet joinConditions(Symbol node, NodeAccess found, MatchState state) {
        BitSet join = new BitSet();
        for (int i = state.tested().nextClearBit(0);
                i < graph.conditions.size();
                i = state.tested().nextClearBit(i + 1)) {
            if (!found.consumes().get(i) && graph.conditions.get(i).joinOf(node, state.bound()) != null) {
                join.set(i);
            }
        }
        return join;
    }

    /// A bound relationship, or one whose id is given, when neither of its ends is bound.
    private @Nullable Step take(int number, MatchState state) {
        if (!(graph.links.get(number).connection() instanceof Pattern.Relationship relationship)
                || state.isBound(relationship.left())
                || state.isBound(relationship.right())
                || relationship.left().equals(relationship.right())) {
            return null;
        }
        double rows = state.rows() * (relationship.direction() == Pattern.Direction.BOTH ? 2 : 1);
        double nanos = rows * Cardinality.ID_SEEK_NANOS;
        if (state.isBound(relationship.symbol())) {
            return new Step.Take(number, relationship, null, false, new BitSet(), rows, nanos);
        }
        for (int i = 0; i < graph.conditions.size(); i++) {
            var test = state.tested().get(i)
                    ? null
                    : AccessPaths.idTest(graph.conditions.get(i).predicate(), relationship.symbol(), state.bound());
            if (test != null) {
                BitSet consumes = new BitSet();
                consumes.set(i);
                return new Step.Take(number, relationship, test.id(), test.byElementId(), consumes, rows, nanos);
            }
        }
        return null;
    }

    private @Nullable Step follow(int number, MatchState state) {
        PatternGraph.Link link = graph.links.get(number);
        if (!Predicates.contains(state.bound(), link.needs())) {
            return null;
        }
        boolean left = state.isBound(link.connection().left());
        boolean right = state.isBound(link.connection().right());
        if (left && right) {
            return new Step.Follow(number, false, true, intoRows(link, state), intoNanos(link, state));
        }
        if (!left && !right) {
            return null;
        }
        double fanout = fanout(link, right);
        double rows = state.rows() * fanout;
        double nanos = state.rows() * Cardinality.EXPAND_NODE_NANOS + rows * Cardinality.EXPAND_RELATIONSHIP_NANOS;
        if (link.connection() instanceof Pattern.Relationship relationship && state.isBound(relationship.symbol())) {
            rows = state.rows();
        }
        return new Step.Follow(number, right, false, rows, nanos);
    }

    private double intoRows(PatternGraph.Link link, MatchState state) {
        if (link.connection() instanceof Pattern.ShortestPath) {
            return state.rows();
        }
        double targets =
                context.cardinality.nodesWith(graph.labels(link.connection().right()));
        return state.rows() * Math.min(1, fanout(link, false) / Math.max(1, targets));
    }

    private double intoNanos(PatternGraph.Link link, MatchState state) {
        return switch (link.connection()) {
            case Pattern.Relationship _ -> state.rows() * Cardinality.EXPAND_INTO_NANOS;
            case Pattern.VariableLength _, Pattern.Quantified _ ->
                state.rows()
                        * (Cardinality.EXPAND_NODE_NANOS + fanout(link, false) * Cardinality.EXPAND_RELATIONSHIP_NANOS);
            case Pattern.ShortestPath _ -> state.rows() * 100 * Cardinality.EXPAND_NODE_NANOS;
        };
    }

    private double fanout(PatternGraph.Link link, boolean fromRight) {
        return (fromRight ? fanoutFromRight : fanoutFromLeft)
                .computeIfAbsent(link, _ -> estimateFanout(link, fromRight));
    }

    private double estimateFanout(PatternGraph.Link link, boolean fromRight) {
        return switch (link.connection()) {
            case Pattern.Relationship relationship -> step(link, relationship.direction(), fromRight);
            case Pattern.VariableLength variable ->
                context.cardinality.chain(step(link, variable.direction(), fromRight), variable.min(), variable.max());
            case Pattern.ShortestPath(var variable, var _, var _, var _, var _) ->
                context.cardinality.chain(step(link, variable.direction(), fromRight), variable.min(), variable.max());
            case Pattern.Quantified quantified -> {
                double perStep =
                        Math.max(1, context.cardinality.fanout(List.of(), Pattern.Direction.OUT, List.of(), List.of()));
                yield context.cardinality.chain(perStep, quantified.min(), quantified.max());
            }
        };
    }

    private double step(PatternGraph.Link link, Pattern.Direction direction, boolean fromRight) {
        Symbol from = fromRight ? link.connection().right() : link.connection().left();
        Symbol to = fromRight ? link.connection().left() : link.connection().right();
        boolean chain = !(link.connection() instanceof Pattern.Relationship);
        return context.cardinality.fanout(
                chain ? List.of() : graph.labels(from),
                fromRight ? reverse(direction) : direction,
                link.types(),
                chain ? List.of() : graph.labels(to));
    }

    static Pattern.Direction reverse(Pattern.Direction direction) {
        return switch (direction) {
            case OUT -> Pattern.Direction.IN;
            case IN -> Pattern.Direction.OUT;
            case BOTH -> Pattern.Direction.BOTH;
        };
    }
}
