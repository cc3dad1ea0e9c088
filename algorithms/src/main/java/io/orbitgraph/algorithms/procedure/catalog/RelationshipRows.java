package io.orbitgraph.algorithms.procedure.catalog;

import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.graph.NodeIds;
import io.orbitgraph.model.value.Value;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/// The entries of some kinds of relationships, each with each of some properties: sources in the order of ids. An
/// undirected relationship comes from both its ends.
final class RelationshipRows implements Iterator<Value[]> {
    /// How a row shows its property.
    enum Shape {
        NO_PROPERTY,
        VALUE,
        NAME_AND_VALUE
    }

    /// @param columns the values of each property
    record Kind(String type, CsrGraph graph, List<double[]> columns) {}

    private final NodeIds ids;
    private final List<Kind> kinds;
    private final List<String> properties;
    private final Shape shape;
    private int kind;
    private int rank;
    private int slot;
    private int property;

    RelationshipRows(NodeIds ids, List<Kind> kinds, List<String> properties, Shape shape) {
        this.ids = ids;
        this.kinds = kinds;
        this.properties = properties;
        this.shape = shape;
        enter();
        skipEmpty();
    }

    /// Goes to the first entry of the present node, if there is one of that rank.
    private void enter() {
        if (kind < kinds.size() && rank < ids.count()) {
            slot = offsets()[ids.numberAt(rank)];
        }
    }

    /// Moves on to a node with an entry left.
    private void skipEmpty() {
        while (kind < kinds.size()) {
            if (rank == ids.count()) {
                kind++;
                rank = 0;
            } else if (slot < offsets()[ids.numberAt(rank) + 1]) {
                return;
            } else {
                rank++;
            }
            enter();
        }
    }

    private int[] offsets() {
        return kinds.get(kind).graph().out().offsets();
    }

    @Override
    public boolean hasNext() {
        return kind < kinds.size();
    }

    @Override
    public Value[] next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Kind present = kinds.get(kind);
        Value from = Value.of(ids.idAt(rank));
        Value to = Value.of(ids.id(present.graph().out().targets()[slot]));
        Value type = Value.of(present.type());
        Value[] row = switch (shape) {
            case NO_PROPERTY -> new Value[] {from, to, type};
            case VALUE -> new Value[] {from, to, type, value(present)};
            case NAME_AND_VALUE -> new Value[] {from, to, type, Value.of(properties.get(property)), value(present)};
        };
        if (++property >= properties.size()) {
            property = 0;
            slot++;
            skipEmpty();
        }
        return row;
    }

    private Value value(Kind present) {
        return Value.of(present.columns().get(property)[slot]);
    }
}
