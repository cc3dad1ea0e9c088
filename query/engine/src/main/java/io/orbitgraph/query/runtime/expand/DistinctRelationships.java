package io.orbitgraph.query.runtime.expand;

import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.RelationshipValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.RelationshipVector;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.query.expr.Symbol;
import io.orbitgraph.query.logical.Pattern;
import io.orbitgraph.query.runtime.Batch;
import java.util.List;

/// The relationships that a row's pattern has used already: columns of relationships, or of lists of them.
final class DistinctRelationships {
    private final int[] symbols;
    private final Vector[] columns;

    DistinctRelationships(List<Symbol> symbols) {
        this.symbols = symbols.stream().mapToInt(Symbol::id).toArray();
        this.columns = new Vector[this.symbols.length];
    }

    boolean isEmpty() {
        return symbols.length == 0;
    }

    void begin(Batch batch) {
        for (int i = 0; i < symbols.length; i++) {
            columns[i] = batch.column(symbols[i]);
        }
    }

    /// Whether a relationship that the row has used can be among those of `node` in `direction`: false for most rows of
    /// a directed pattern, which then needs no look at each neighbour.
    boolean mayMeet(int row, long node, Pattern.Direction direction) {
        for (Vector column : columns) {
            if (!(column instanceof RelationshipVector used)) {
                return true;
            }
            boolean meets = switch (direction) {
                case OUT -> used.starts[row] == node;
                case IN -> used.ends[row] == node;
                case BOTH -> true;
            };
            if (meets) {
                return true;
            }
        }
        return false;
    }

    /// Whether the row has used the relationship.
    boolean contains(int row, long relationship) {
        for (Vector column : columns) {
            if (column instanceof RelationshipVector used) {
                if (!used.isNull(row) && used.ids[row] == relationship) {
                    return true;
                }
            } else if (contains(column.value(row), relationship)) {
                return true;
            }
        }
        return false;
    }

    private static boolean contains(Value used, long relationship) {
        if (used instanceof RelationshipValue one) {
            return one.id() == relationship;
        } else if (used instanceof ListValue list) {
            for (Value element : list) {
                if (contains(element, relationship)) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Calls `visitor` with each relationship that the row has used.
    void forEach(int row, Visitor visitor) {
        for (Vector column : columns) {
            visit(column.value(row), visitor);
        }
    }

    private static void visit(Value used, Visitor visitor) {
        if (used instanceof RelationshipValue one) {
            visitor.visit(one);
        } else if (used instanceof ListValue list) {
            for (Value element : list) {
                visit(element, visitor);
            }
        }
    }

    @FunctionalInterface
    interface Visitor {
        void visit(RelationshipValue relationship);
    }
}
