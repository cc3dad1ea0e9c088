package io.orbitgraph.query.runtime.expression;

import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.NodeVector;
import io.orbitgraph.model.vector.RelationshipVector;
import io.orbitgraph.model.vector.ValueVector;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.query.operator.Elements;
import io.orbitgraph.query.runtime.Batch;
import io.orbitgraph.query.runtime.Columns;
import io.orbitgraph.query.runtime.Evaluator;
import io.orbitgraph.query.runtime.ExecutionContext;
import io.orbitgraph.store.graph.GraphReader;
import io.orbitgraph.store.graph.Tokens;

/// `subject.key`: of a node or relationship column one read of the store for the whole batch, else value by value.
final class PropertyEvaluator implements Evaluator {
    private final ExecutionContext context;
    private final Evaluator subject;
    private final String key;
    private int token;
    private ValueVector result = new ValueVector(Batch.FIRST_CAPACITY);

    PropertyEvaluator(ExecutionContext context, Evaluator subject, String key) {
        this.context = context;
        this.subject = subject;
        this.key = key;
        this.token = context.tokens().propertyKey(key);
    }

    @Override
    public Vector evaluate(Batch batch) {
        Vector subjects = subject.evaluate(batch);
        if (token == Tokens.NONE) {
            // This very statement may have made the key since.
            token = context.tokens().propertyKey(key);
        }
        if (token != Tokens.NONE) {
            if (subjects instanceof NodeVector nodes) {
                context.storeReads += batch.size;
                return context.reader().nodeProperties(token, nodes, batch.rows, batch.size);
            } else if (subjects instanceof RelationshipVector relationships) {
                context.storeReads += batch.size;
                return context.reader().relationshipProperties(token, relationships, batch.rows, batch.size);
            }
        }
        return boxed(subjects, batch);
    }

    private Vector boxed(Vector subjects, Batch batch) {
        GraphReader reader = context.reader();
        ValueVector into = Results.values(result, Columns.extent(batch));
        result = into;
        for (int i = 0; i < batch.size; i++) {
            int row = batch.row(i);
            Value value = subjects.value(row);
            into.values[row] =
                    value == Value.NULL ? Value.NULL : Elements.property(reader, context.tokens(), value, key);
        }
        return into;
    }
}
