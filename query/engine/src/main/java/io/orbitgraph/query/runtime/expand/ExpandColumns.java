package io.orbitgraph.query.runtime.expand;

import io.orbitgraph.query.expr.FreeSymbols;
import io.orbitgraph.query.expr.Symbol;
import io.orbitgraph.query.logical.Pattern;
import io.orbitgraph.query.physical.PhysicalPlan;
import java.util.BitSet;
import java.util.List;

/// Which columns an expansion wants of its input, and which of them it passes on, given what is read above it.
///
/// @param below what the input must give
/// @param carried what the operator copies from its input
public record ExpandColumns(BitSet below, BitSet carried) {

    private static ExpandColumns begin(BitSet needed) {
        return new ExpandColumns((BitSet) needed.clone(), (BitSet) needed.clone());
    }

    /// The operator itself gives the symbol.
    private ExpandColumns gives(Symbol symbol) {
        below.clear(symbol.id());
        carried.clear(symbol.id());
        return this;
    }

    private ExpandColumns reads(Symbol symbol) {
        below.set(symbol.id());
        return this;
    }

    private ExpandColumns reads(List<Symbol> symbols) {
        for (Symbol symbol : symbols) {
            below.set(symbol.id());
        }
        return this;
    }

    private ExpandColumns reads(BitSet symbols) {
        below.or(symbols);
        return this;
    }

    private ExpandColumns end(boolean bound, Symbol symbol) {
        return bound ? reads(symbol) : gives(symbol);
    }

    public static ExpandColumns of(PhysicalPlan.Expand plan, BitSet needed) {
        return begin(needed)
                .end(plan.into(), plan.to())
                .end(plan.relationshipBound(), plan.relationship())
                .reads(plan.from())
                .reads(plan.distinctFrom());
    }

    public static ExpandColumns of(PhysicalPlan.VariableExpand plan, BitSet needed) {
        Pattern.VariableLength connection = plan.connection();
        return begin(needed)
                .end(plan.into(), plan.to())
                .end(plan.listBound(), connection.symbol())
                .reads(plan.from())
                .reads(ExpandOperators.read(connection))
                .reads(plan.distinctFrom());
    }

    public static ExpandColumns of(PhysicalPlan.ShortestPath plan, BitSet needed) {
        Pattern.ShortestPath path = plan.connection();
        return begin(needed)
                .gives(path.path())
                .gives(path.connection().symbol())
                .reads(path.left())
                .reads(path.right())
                .reads(readByConditions(plan))
                .reads(ExpandOperators.read(path.connection()))
                .reads(plan.distinctFrom());
    }

    /// What the conditions on a path as a whole read of the row.
    public static BitSet readByConditions(PhysicalPlan.ShortestPath plan) {
        Pattern.ShortestPath path = plan.connection();
        BitSet read = new BitSet();
        FreeSymbols.addAll(path.predicates(), read);
        read.clear(path.path().id());
        read.clear(path.connection().symbol().id());
        return read;
    }

    /// @param step what the plan of a repetition reads of its argument
    public static ExpandColumns of(PhysicalPlan.QuantifiedExpand plan, BitSet needed, BitSet step) {
        ExpandColumns columns = begin(needed);
        for (Pattern.Group group : plan.connection().groups()) {
            columns.gives(group.outer());
        }
        return columns.end(plan.into(), plan.to())
                .reads(plan.from())
                .reads(readByStep(plan, step))
                .reads(plan.distinctFrom());
    }

    /// What a repetition reads of the outer row: all but the node that it starts from.
    public static BitSet readByStep(PhysicalPlan.QuantifiedExpand plan, BitSet step) {
        BitSet read = (BitSet) step.clone();
        read.clear(plan.innerFrom().id());
        return read;
    }
}
