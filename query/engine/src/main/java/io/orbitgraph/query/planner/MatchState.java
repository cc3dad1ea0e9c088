package io.orbitgraph.query.planner;

import io.orbitgraph.query.expr.Expr;
import io.orbitgraph.query.expr.LabelExpr;
import io.orbitgraph.query.expr.Symbol;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How far the matching of a pattern has come: what is bound, which connections and conditions are dealt with, how many
/// rows
/// there are by now, what it has cost, and the steps taken.
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
            case Step.Access(var access, var _, var _) -> {
                bound.set(access.node().id());
                tested.or(access.consumes());
                testConditions(null);
            }
            case Step.Follow follow -> {
                done.set(follow.link());
                Symbol target = bind(follow);
                testConditions(target);
            }
            case Step.Take known -> {
                done.set(known.link());
                tested.or(known.consumes());
                bound.set(known.relationship().symbol().id());
                bound.set(known.relationship().left().id());
                bound.set(known.relationship().right().id());
                testConditions(null);
            }
        }
    }

    private @Nullable Symbol bind(Step.Follow follow) {
        var connection = graph.links.get(follow.link()).connection();
        PatternGraph.bindings(connection).forEach(symbol -> bound.set(symbol.id()));
        if (follow.into()) {
            return null;
        }
        Symbol target = follow.fromRight() ? connection.left() : connection.right();
        bound.set(target.id());
        return target;
    }

    /// Rows that would be left after a step and the conditions that it makes testable.
    double rowsAfter(Step step) {
        MatchState trial = new MatchState(
                graph,
                cardinality,
                (BitSet) bound.clone(),
                (BitSet) done.clone(),
                (BitSet) tested.clone(),
                new ArrayList<>(1),
                rows,
                nanos);
        trial.take(step);
        return trial.rows;
    }

    /// Counts all conditions that can be tested now as tested.
    ///
    /// @param reached a node whose rarest label the fan-out estimate has dealt with already; null for none
    void testConditions(@Nullable Symbol reached) {
        for (int i = 0; i < graph.conditions.size(); i++) {
            var condition = graph.conditions.get(i);
            if (!tested.get(i) && ExprTree.contains(bound, condition.needs())) {
                tested.set(i);
                nanos += rows * Cardinality.FILTER_NANOS;
                boolean counted = reached != null
                        && condition.predicate()
                                instanceof Expr.HasLabels(Expr.Variable(var symbol), LabelExpr.Named _, var _)
                        && symbol.equals(reached)
                        && graph.labels(reached).size() == 1;
                rows *= counted ? 1 : cardinality.selectivity(condition.predicate());
            }
        }
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

    /// Whether a bound node is connected to `node`, so that expanding leads there.
    boolean isReached(Symbol node) {
        BitSet seen = new BitSet();
        seen.set(node.id());
        boolean grown = true;
        while (grown) {
            grown = false;
            for (PatternGraph.Link link : graph.links) {
                int left = link.connection().left().id();
                int right = link.connection().right().id();
                if (seen.get(left) != seen.get(right)) {
                    seen.set(left);
                    seen.set(right);
                    grown = true;
                }
            }
        }
        for (Symbol other : graph.nodes) {
            if (seen.get(other.id()) && bound.get(other.id())) {
                return true;
            }
        }
        return false;
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
