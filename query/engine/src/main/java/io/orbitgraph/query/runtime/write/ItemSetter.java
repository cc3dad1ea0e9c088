package io.orbitgraph.query.runtime.write;

import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.NodeValue;
import io.orbitgraph.model.value.RelationshipValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.query.expr.Expr;
import io.orbitgraph.query.expr.FreeSymbols;
import io.orbitgraph.query.logical.LogicalPlan.SetItem;
import io.orbitgraph.query.runtime.Batch;
import io.orbitgraph.query.runtime.Columns;
import io.orbitgraph.query.runtime.EntityReader;
import io.orbitgraph.query.runtime.Evaluator;
import io.orbitgraph.query.runtime.ExecutionContext;
import io.orbitgraph.query.runtime.SingleRow;
import io.orbitgraph.query.runtime.expression.ExpressionCompiler;
import io.orbitgraph.store.graph.Tokens;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// The items of SET, REMOVE, ON MATCH and ON CREATE. Row by row and item by item, because an item may read what the one
/// before has written.
final class ItemSetter {
    /// An item with its expressions compiled: the entity, then what it is set to.
    private record Compiled(SetItem item, Evaluator entity, Evaluator[] operands) {}

    private final ExecutionContext context;
    private final PropertyWriter writer;
    private final EntityReader entities;
    private final List<Compiled> items = new ArrayList<>();
    private final SingleRow single;

    ItemSetter(ExecutionContext context, ExpressionCompiler compiler, List<SetItem> items, int width) {
        this.context = context;
        this.writer = new PropertyWriter(context);
        this.entities = new EntityReader(context);
        BitSet used = new BitSet();
        for (SetItem item : items) {
            List<Expr> expressions = expressions(item);
            FreeSymbols.addAll(expressions, used);
            List<Evaluator> evaluators = compiler.compile(expressions);
            this.items.add(new Compiled(
                    item,
                    evaluators.getFirst(),
                    evaluators.subList(1, evaluators.size()).toArray(new Evaluator[0])));
        }
        this.single = new SingleRow(used.stream().toArray(), width);
    }

    /// The entity, then the other expressions of an item.
    static List<Expr> expressions(SetItem item) {
        return switch (item) {
            case SetItem.Property(Expr entity, var _, Expr value, var _) -> List.of(entity, value);
            case SetItem.DynamicProperty(Expr entity, Expr key, Expr value, var _) -> List.of(entity, key, value);
            case SetItem.Properties(Expr entity, Expr map, var _, var _) -> List.of(entity, map);
            case SetItem.Labels(Expr entity, List<Expr> labels, var _, var _) -> {
                List<Expr> all = new ArrayList<>();
                all.add(entity);
                all.addAll(labels);
                yield all;
            }
        };
    }

    boolean isEmpty() {
        return items.isEmpty();
    }

    void apply(Batch batch) {
        for (int i = 0; i < batch.size; i++) {
            Batch row = single.of(batch, batch.row(i));
            for (Compiled item : items) {
                apply(item, row);
            }
        }
    }

    private void apply(Compiled compiled, Batch row) {
        Value entity = compiled.entity().evaluate(row).value(0);
        if (entity == Value.NULL) {
            return;
        }
        Value[] values = new Value[compiled.operands().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = compiled.operands()[i].evaluate(row).value(0);
        }
        switch (compiled.item()) {
            case SetItem.Property property -> setProperty(entity, property.key(), values[0]);
            case SetItem.DynamicProperty _ -> setProperty(entity, Names.name(values[0]), values[1]);
            case SetItem.Properties properties -> setProperties(entity, values[0], properties.replace());
            case SetItem.Labels labels -> setLabels(entity, values, labels.remove());
        }
    }

    private void setProperty(Value entity, String key, Value value) {
        switch (entity) {
            case NodeValue node -> writer.setOfNode(node.id(), key, value);
            case RelationshipValue relationship -> writer.setOfRelationship(relationship.id(), key, value);
            default -> throw Columns.wrongType("a node or relationship", entity);
        }
    }

    private void setProperties(Value entity, Value source, boolean replace) {
        MapValue properties = switch (source) {
            case MapValue map -> map;
            case NodeValue node -> entities.nodeProperties(node.id());
            case RelationshipValue relationship -> entities.relationshipProperties(relationship.id());
            default -> throw Columns.wrongType("a map, node or relationship", source);
        };
        switch (entity) {
            case NodeValue node -> {
                if (replace) {
                    for (String key : entities.nodeProperties(node.id()).keys()) {
                        if (!properties.containsKey(key)) {
                            writer.setOfNode(node.id(), key, Value.NULL);
                        }
                    }
                }
                writer.setAllOfNode(node.id(), properties);
            }
            case RelationshipValue relationship -> {
                if (replace) {
                    for (String key :
                            entities.relationshipProperties(relationship.id()).keys()) {
                        if (!properties.containsKey(key)) {
                            writer.setOfRelationship(relationship.id(), key, Value.NULL);
                        }
                    }
                }
                writer.setAllOfRelationship(relationship.id(), properties);
            }
            default -> throw Columns.wrongType("a node or relationship", entity);
        }
    }

    private void setLabels(Value entity, Value[] names, boolean remove) {
        if (!(entity instanceof NodeValue node)) {
            throw Columns.wrongType("a node", entity);
        }
        if (remove) {
            for (int label : Names.tokens(names, context.tokens()::label)) {
                if (label != Tokens.NONE && context.transaction().removeLabel(node.id(), label)) {
                    context.updates().labelsRemoved++;
                }
            }
            return;
        }
        for (int label : Names.tokens(names, context.tokens()::createLabel)) {
            if (context.transaction().addLabel(node.id(), label)) {
                context.updates().labelsAdded++;
            }
        }
    }
}
