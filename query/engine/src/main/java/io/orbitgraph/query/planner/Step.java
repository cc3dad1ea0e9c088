package io.orbitgraph.query.planner;

import io.orbitgraph.query.expr.Expr;
import io.orbitgraph.query.logical.Pattern;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// One step of matching a pattern.
sealed interface Step {
    /// Rows after it, before conditions are tested.
    double rows();

    /// What it costs in all.
    double nanos();

    /// Finds a node.
    ///
    /// @param join conditions, by number, that equate something of the node with something that is bound: the nodes are
    /// found once and hashed; none for finding them for each row
    record Access(NodeAccess access, BitSet join, double rows, double nanos) implements Step {}

    /// Follows connection number `link` from one end.
    record Follow(int link, boolean fromRight, boolean into, double rows, double nanos) implements Step {}

    /// Takes a relationship that is known (`id` null: its variable is bound; else by its id) and binds both of its
    /// ends.
    record Take(
            int link,
            Pattern.Relationship relationship,
            @Nullable Expr id,
            boolean byElementId,
            BitSet consumes,
            double rows,
            double nanos)
            implements Step {}
}
