package io.orbitgraph.query.runtime.expression;

import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.NodeReference;
import io.orbitgraph.model.value.NodeValue;
import io.orbitgraph.model.value.PathValue;
import io.orbitgraph.model.value.RelationshipValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.ValueVector;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.query.expr.Symbol;
import io.orbitgraph.query.runtime.Batch;
import io.orbitgraph.query.runtime.Columns;
import io.orbitgraph.query.runtime.Evaluator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// A path from bound nodes, relationships and lists of relationships; null if any of them is null.
final class PathEvaluator implements Evaluator {
    private final List<Symbol> elements;
    private ValueVector result = new ValueVector(Batch.FIRST_CAPACITY);

    PathEvaluator(List<Symbol> elements) {
        this.elements = elements;
    }

    @Override
    public Vector evaluate(Batch batch) {
        ValueVector into = Results.values(result, Columns.extent(batch));
        result = into;
        for (int i = 0; i < batch.size; i++) {
            int row = batch.row(i);
            into.values[row] = path(batch, row);
        }
        return into;
    }

    private Value path(Batch batch, int row) {
        List<NodeValue> nodes = new ArrayList<>(elements.size());
        List<RelationshipValue> relationships = new ArrayList<>(elements.size());
        for (int i = 0; i < elements.size(); i++) {
            Value value = batch.column(elements.get(i).id()).value(row);
            switch (value) {
                case RelationshipValue relationship -> step(relationship, nodes, relationships);
                case ListValue list -> {
                    for (Value element : list) {
                        if (element instanceof RelationshipValue relationship) {
                            step(relationship, nodes, relationships);
                        } else if (!(element instanceof NodeValue)) {
                            // Nodes in lists, as groups of quantified patterns are, follow from the relationships.
                            return Value.NULL;
                        }
                    }
                }
                case NodeValue node -> {
                    if (i == 0) {
                        nodes.add(node);
                    }
                }
                default -> {
                    if (value == Value.NULL) {
                        return Value.NULL;
                    }
                    throw Columns.wrongType("a node or relationship", value);
                }
            }
        }
        return new PathValue(Collections.unmodifiableList(nodes), Collections.unmodifiableList(relationships));
    }

    /// The node after a relationship is its other end; the pattern's next node is the same one.
    private static void step(
            RelationshipValue relationship, List<NodeValue> nodes, List<RelationshipValue> relationships) {
        long from = nodes.getLast().id();
        long to = relationship.startId() == from ? relationship.endId() : relationship.startId();
        relationships.add(relationship);
        nodes.add(new NodeReference(to));
    }
}
