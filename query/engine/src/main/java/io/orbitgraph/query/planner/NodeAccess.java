package io.orbitgraph.query.planner;

import io.orbitgraph.query.expr.Expr;
import io.orbitgraph.query.expr.Symbol;
import io.orbitgraph.query.physical.PhysicalPlan;
import io.orbitgraph.store.graph.IndexDescriptor;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A way to find a node that is not bound yet.
sealed interface NodeAccess {
    Symbol node();

    /// How many nodes it finds per input row.
    double rows();

    /// What that costs per input row.
    double nanos();

    /// The conditions, by number, that all nodes found fulfil.
    BitSet consumes();

    PhysicalPlan plan(PhysicalPlan input);

    /// Nodes with `labels`, `filters` tested while scanning.
    record Scan(Symbol node, List<String> labels, List<Expr> filters, double rows, double nanos, BitSet consumes)
            implements NodeAccess {
        @Override
        public PhysicalPlan plan(PhysicalPlan input) {
            return new PhysicalPlan.NodeScan(input, node, labels, filters);
        }
    }

    record IndexSeek(
            Symbol node, IndexDescriptor index, PhysicalPlan.Seek seek, double rows, double nanos, BitSet consumes)
            implements NodeAccess {
        @Override
        public PhysicalPlan plan(PhysicalPlan input) {
            return new PhysicalPlan.NodeIndexSeek(input, node, index, seek);
        }
    }

    record IdSeek(Symbol node, Expr id, boolean byElementId, double rows, double nanos, BitSet consumes)
            implements NodeAccess {
        @Override
        public PhysicalPlan plan(PhysicalPlan input) {
            return new PhysicalPlan.NodeByIdSeek(input, node, id, byElementId);
        }
    }

    /// Whether `expr` is `id(symbol)` or `elementId(symbol)`; null if neither.
    static @Nullable String idFunction(Expr expr, Symbol symbol) {
        return expr instanceof Expr.Call(var name, var arguments, var _)
                        && (name.equals("id") || name.equals("elementid"))
                        && arguments.size() == 1
                        && arguments.getFirst() instanceof Expr.Variable(var argument)
                        && argument.equals(symbol)
                ? name
                : null;
    }

    /// Whether `expr` is `symbol.key`; the key, else null.
    static @Nullable String propertyOf(Expr expr, Symbol symbol) {
        return expr instanceof Expr.Property(Expr.Variable(var subject), var key, var _) && subject.equals(symbol)
                ? key
                : null;
    }
}
