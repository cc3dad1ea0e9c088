package io.orbitgraph.query.planner;

import io.orbitgraph.query.expr.Symbol;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How far the matching of a pattern has come: what is bound, which connections and conditions are dealt with, how many
/// rows there are by now, what it has cost, and the steps taken.
final class MatchState {
    private final PatternGraph graph;
    private final Cardinality cardinality;
    private final BitSet bound;
    private final BitSet done;
    private final BitSet tested;
    private final List<Step> steps;
    private double rows;
    private double nanos;

    MatchState(PatternGraph graph, Cardinality cardinality, BitSet bound, double rows) {
        this(graph, cardinality, (BitSet) bound.clone(), new BitSet(), new BitSet(), new ArrayList<>(), rows, 0);
    }

    private MatchState(
            PatternGraph graph,
            Cardinality cardinality,
            BitSet bound,
            BitSet done,
            BitSet tested,
            List<Step> steps,
            double rows,
            double nanos) {
        this.graph = graph;
        this.cardinality = cardinality;
        this.bound = bound;
        this.done = done;
        this.tested = tested;
        this.steps = steps;
        this.rows = rows;
        this.nanos = nanos;
    }

    MatchState copy() {
        return new MatchState(
                graph,
                cardinality,
                (BitSet) bound.clone(),
                (BitSet) done.clone(),
                (BitSet) tested.clone(),
                new ArrayList<>(steps),
                rows,
                nanos);
    }

    void take(Step step) {
        rows = step.rows();
        nanos += step.nanos();
        steps.add(step);
        switch (step) {
            case Step.Access(var access, var join, var _, var _) -> {
                bound.set(access.node().id());
                tested.or(access.consumes());
                tested.or(join);
                testConditions(null);
            }
            case Step.Follow follow -> {
                done.set(follow.link());
                testConditions(bind(follow, bound));
            }
            case Step.Take known -> {
                done.set(known.link());
                tested.or(known.consumes());
                bind(known, bound);
                testConditions(null);
            }
        }
    }

    /// @return the node that is reached; null if both ends were bound
    private @Nullable Symbol bind(Step.Follow follow, BitSet into) {
        var connection = graph.links.get(follow.link()).connection();
        PatternGraph.bindings(connection).forEach(symbol -> into.set(symbol.id()));
        if (follow.into()) {
            return null;
        }
        Symbol target = follow.fromRight() ? connection.left() : connection.right();
        into.set(target.id());
        return target;
    }

    private static void bind(Step.Take known, BitSet into) {
        into.set(known.relationship().symbol().id());
        into.set(known.relationship().left().id());
        into.set(known.relationship().right().id());
    }

    /// Rows that would be left after a step and the conditions that it makes testable.
    double rowsAfter(Step step) {
        BitSet then = (BitSet) bound.clone();
        BitSet consumed = null;
        Symbol reached = null;
        switch (step) {
            case Step.Access(var access, var join, var _, var _) -> {
                then.set(access.node().id());
                consumed = (BitSet) access.consumes().clone();
                consumed.or(join);
            }
            case Step.Follow follow -> reached = bind(follow, then);
            case Step.Take known -> {
                bind(known, then);
                consumed = known.consumes();
            }
        }
        double result = step.rows();
        for (int i = tested.nextClearBit(0); i < graph.conditions.size(); i = tested.nextClearBit(i + 1)) {
            if ((consumed == null || !consumed.get(i))
                    && Predicates.contains(then, graph.conditions.get(i).needs())) {
                result *= selectivity(i, reached);
            }
        }
        return result;
    }

    /// Counts all conditions that can be tested now as tested.
    ///
    /// @param reached a node whose rarest label the fan-out estimate has dealt with already; null for none
    void testConditions(@Nullable Symbol reached) {
        for (int i = 0; i < graph.conditions.size(); i++) {
            var condition = graph.conditions.get(i);
            if (!tested.get(i) && Predicates.contains(bound, condition.needs())) {
                tested.set(i);
                nanos += rows * Cardinality.FILTER_NANOS;
                rows *= selectivity(i, reached);
            }
        }
    }

    private double selectivity(int condition, @Nullable Symbol reached) {
        var test = graph.conditions.get(condition);
        boolean counted = reached != null
                && graph.labels(reached).size() == 1
                && test.labelOf(reached).isPresent();
        return counted ? 1 : cardinality.selectivity(test.predicate());
    }

    boolean isComplete() {
        return done.cardinality() == graph.links.size() && graph.nodes.stream().allMatch(this::isBound);
    }

    boolean isDone(int link) {
        return done.get(link);
    }

    boolean isBound(Symbol symbol) {
        return bound.get(symbol.id());
    }

    BitSet bound() {
        return bound;
    }

    BitSet tested() {
        return tested;
    }

    List<Step> steps() {
        return steps;
    }

    double rows() {
        return rows;
    }

    double nanos() {
        return nanos;
    }
}
