package io.orbitgraph.query.planner;

import io.orbitgraph.query.expr.Expr;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Parts of conditions, and whether what they need is there.
final class Predicates {
    private Predicates() {}

    /// The operands of nested conjunctions, in order.
    static List<Expr> conjuncts(List<Expr> predicates) {
        List<Expr> result = new ArrayList<>();
        for (Expr predicate : predicates) {
            addConjuncts(predicate, result);
        }
        return result;
    }

    private static void addConjuncts(Expr predicate, List<Expr> into) {
        if (predicate instanceof Expr.And(var operands)) {
            operands.forEach(operand -> addConjuncts(operand, into));
        } else {
            into.add(predicate);
        }
    }

    /// Whether `outer` holds every bit of `inner`.
    static boolean contains(BitSet outer, BitSet inner) {
        for (int i = inner.nextSetBit(0); i >= 0; i = inner.nextSetBit(i + 1)) {
            if (!outer.get(i)) {
                return false;
            }
        }
        return true;
    }
}
