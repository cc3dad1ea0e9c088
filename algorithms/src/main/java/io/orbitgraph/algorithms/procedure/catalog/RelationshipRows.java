package io.orbitgraph.algorithms.procedure.catalog;

import io.orbitgraph.algorithms.graph.Adjacency;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.graph.NodeIds;
import io.orbitgraph.model.value.Value;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/// The entries of some kinds of relationships, each with each of some properties. An undirected relationship comes from
/// both its ends.
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
    private int source;
    private int slot;
    private int property;

    RelationshipRows(NodeIds ids, List<Kind> kinds, List<String> properties, Shape shape) {
        this.ids = ids;
        this.kinds = kinds;
        this.properties = properties;
        this.shape = shape;
        findSource();
    }

    /// Moves on to a node that has the present slot.
    private void findSource() {
        while (kind < kinds.size()) {
            Adjacency out = kinds.get(kind).graph().out();
            while (source < out.nodeCount() && slot >= out.offsets()[source + 1]) {
                source++;
            }
            if (source < out.nodeCount()) {
                return;
            }
            kind++;
            source = 0;
            slot = 0;
        }
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
        Value from = Value.of(ids.id(source));
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
            findSource();
        }
        return row;
    }

    private Value value(Kind present) {
        return Value.of(present.columns().get(property)[slot]);
    }
}
