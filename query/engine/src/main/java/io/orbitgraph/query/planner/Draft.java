package io.orbitgraph.query.planner;

import io.orbitgraph.query.expr.Symbol;
import io.orbitgraph.query.physical.PhysicalPlan;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/// A physical plan under construction with what the planner knows of its rows. Immutable; the bit set and map are never
/// changed after construction.
///
/// @param bound the ids of the symbols that its rows bind
/// @param rows estimated number of rows, per row of the argument
/// @param labels by symbol id, labels that a bound node has; used for estimates only
record Draft(PhysicalPlan plan, BitSet bound, double rows, Map<Integer, List<String>> labels) {

    boolean binds(Symbol symbol) {
        return bound.get(symbol.id());
    }

    Draft with(PhysicalPlan newPlan, double newRows) {
        return new Draft(newPlan, bound, newRows, labels);
    }

    Draft binding(PhysicalPlan newPlan, double newRows, Iterable<Symbol> symbols) {
        BitSet more = (BitSet) bound.clone();
        for (Symbol symbol : symbols) {
            more.set(symbol.id());
        }
        return new Draft(newPlan, more, newRows, labels);
    }
}
