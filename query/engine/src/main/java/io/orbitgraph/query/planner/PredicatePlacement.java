package io.orbitgraph.query.planner;

import io.orbitgraph.query.expr.Expr;
import io.orbitgraph.query.expr.FreeSymbols;
import io.orbitgraph.query.physical.PhysicalPlan;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Puts predicates above a plan that binds all they need: label tests first, then the others in one filter, then EXISTS
/// as semi-joins, because those cost most.
///
/// ```
/// x WHERE p AND n:A AND EXISTS {s} AND NOT EXISTS {t}
///   ->  AntiApply(SemiApply(Filter(LabelFilter(x, n:A), p), s), t)
/// ```
final class PredicatePlacement {
    private final PlanningContext context;
    private final ClausePlanner clauses;

    PredicatePlacement(PlanningContext context, ClausePlanner clauses) {
        this.context = context;
        this.clauses = clauses;
    }

    /// @param rows estimated rows after all predicates
    Draft place(Draft input, List<Expr> predicates, double rows) {
        Draft draft = input;
        List<Expr> plain = new ArrayList<>();
        List<Expr> joins = new ArrayList<>();
        for (Expr predicate : predicates) {
            if (predicate instanceof Expr.HasLabels(Expr.Variable(var entity), var labels, var _)) {
                draft = estimated(draft, new PhysicalPlan.LabelFilter(draft.plan(), entity, labels), rows);
            } else if (isExists(predicate) || (predicate instanceof Expr.Not(var operand) && isExists(operand))) {
                joins.add(predicate);
            } else {
                plain.add(predicate);
            }
        }
        if (!plain.isEmpty()) {
            draft = estimated(draft, new PhysicalPlan.Filter(draft.plan(), plain), rows);
        }
        for (Expr join : joins) {
            draft = semiJoin(draft, join, rows);
        }
        return draft;
    }

    private static boolean isExists(Expr predicate) {
        return predicate instanceof Expr.Subquery subquery && subquery.kind() == Expr.SubqueryKind.EXISTS;
    }

    private Draft semiJoin(Draft input, Expr predicate, double rows) {
        boolean negated = predicate instanceof Expr.Not;
        Expr operand = predicate instanceof Expr.Not(var inner) ? inner : predicate;
        if (!(operand instanceof Expr.Subquery(var _, var plan, var _, var _))) {
            throw new IllegalArgumentException("no EXISTS: " + predicate);
        }
        Draft inner = clauses.nested(plan, input);
        return estimated(
                input,
                new PhysicalPlan.Apply(
                        input.plan(),
                        inner.plan(),
                        negated ? PhysicalPlan.ApplyKind.ANTI : PhysicalPlan.ApplyKind.SEMI,
                        List.of(),
                        PlanFacts.needsRowBoundaries(inner.plan())),
                rows);
    }

    private Draft estimated(Draft input, PhysicalPlan plan, double rows) {
        return input.with(context.estimated(plan, rows), rows);
    }

    /// A filter of its own, as of WITH … WHERE.
    Draft filter(Draft input, Expr predicate) {
        List<Expr> conjuncts = Predicates.conjuncts(List.of(predicate));
        double rows = input.rows();
        for (Expr conjunct : conjuncts) {
            BitSet needs = FreeSymbols.of(conjunct);
            if (!Predicates.contains(input.bound(), needs)) {
                throw new IllegalStateException("a predicate uses a variable that is not bound: " + conjunct);
            }
            rows *= context.cardinality.selectivity(conjunct);
        }
        return place(input, conjuncts, rows);
    }
}
