package io.orbitgraph.query.rewrite;

import io.orbitgraph.query.expr.Expr;
import io.orbitgraph.query.expr.Symbol;
import io.orbitgraph.query.physical.PhysicalPlan;
import java.util.BitSet;

/// What a rule may ask of the planner.
public interface RewriteContext {
    /// A symbol that the statement does not use.
    Symbol fresh(String name);

    /// How many rows an operator is thought to give; −1 if nobody knows.
    double estimate(PhysicalPlan plan);

    /// Records an estimate for an operator that a rule made.
    <P extends PhysicalPlan> P estimated(P plan, double rows);

    /// The symbol of a number.
    Symbol symbol(int id);

    /// The ids of the symbols that an expression takes from the row.
    BitSet free(Expr expression);

    boolean containsSubquery(Expr expression);
}
