package io.orbitgraph.query.runtime.expression;

import io.orbitgraph.model.value.NodeValue;
import io.orbitgraph.model.value.RelationshipValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.BooleanVector;
import io.orbitgraph.model.vector.NodeVector;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.query.expr.LabelExpr;
import io.orbitgraph.query.runtime.Batch;
import io.orbitgraph.query.runtime.Columns;
import io.orbitgraph.query.runtime.Evaluator;
import io.orbitgraph.query.runtime.ExecutionContext;
import io.orbitgraph.store.graph.GraphReader;
import io.orbitgraph.store.graph.Tokens;

/// `n:A&B`, `r:T`; null of null.
final class HasLabelsEvaluator implements Evaluator {
    private final ExecutionContext context;
    private final Evaluator entity;
    private final LabelTest labels;
    private final LabelTest types;
    private final int[] type = new int[1];
    private BooleanVector result = new BooleanVector(Batch.FIRST_CAPACITY);

    HasLabelsEvaluator(ExecutionContext context, Evaluator entity, LabelExpr expression, ExpressionCompiler compiler) {
        this.context = context;
        this.entity = entity;
        this.labels = LabelTest.of(expression, context.tokens()::label, compiler);
        this.types = LabelTest.of(expression, context.tokens()::relationshipType, compiler);
    }

    @Override
    public Vector evaluate(Batch batch) {
        Vector entities = entity.evaluate(batch);
        BooleanVector into = Results.booleans(result, Columns.extent(batch));
        result = into;
        labels.prepare(batch);
        context.storeReads += batch.size;
        GraphReader reader = context.reader();
        if (entities instanceof NodeVector nodes) {
            int token = labels instanceof LabelTest.Named named ? named.token() : Tokens.NONE;
            for (int i = 0; i < batch.size; i++) {
                int row = batch.row(i);
                if (nodes.isNull(row)) {
                    into.setNull(row);
                } else if (token != Tokens.NONE) {
                    into.values[row] = reader.hasLabel(nodes.values[row], token);
                } else {
                    into.values[row] = labels.holds(reader.labels(nodes.values[row]), row);
                }
            }
            return into;
        }
        types.prepare(batch);
        for (int i = 0; i < batch.size; i++) {
            int row = batch.row(i);
            Value value = entities.value(row);
            switch (value) {
                case NodeValue node -> into.set(row, labels.holds(reader.labels(node.id()), row));
                case RelationshipValue relationship -> {
                    type[0] = context.graph().relationshipType(relationship.id());
                    into.set(row, types.holds(type, row));
                }
                default -> {
                    if (value != Value.NULL) {
                        throw Columns.wrongType("a node or relationship", value);
                    }
                    into.setNull(row);
                }
            }
        }
        return into;
    }
}
