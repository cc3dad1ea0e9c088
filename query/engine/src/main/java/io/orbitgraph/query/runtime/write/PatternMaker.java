package io.orbitgraph.query.runtime.write;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.NodeValue;
import io.orbitgraph.model.value.RelationshipValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.NodeVector;
import io.orbitgraph.model.vector.RelationshipVector;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.query.expr.Expr;
import io.orbitgraph.query.logical.LogicalPlan.CreateNode;
import io.orbitgraph.query.logical.LogicalPlan.CreatePattern;
import io.orbitgraph.query.logical.LogicalPlan.CreateRelationship;
import io.orbitgraph.query.runtime.Batch;
import io.orbitgraph.query.runtime.Columns;
import io.orbitgraph.query.runtime.EntityReader;
import io.orbitgraph.query.runtime.Evaluator;
import io.orbitgraph.query.runtime.ExecutionContext;
import io.orbitgraph.query.runtime.expression.ExpressionCompiler;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes the nodes and relationships of a CREATE or MERGE pattern, element by element for all rows of a batch: creating
/// changes nothing that the expressions of another row could see, unless they hold a subquery; then the caller passes
/// rows one by one.
final class PatternMaker {
    private record NodeMaker(CreateNode node, Evaluator[] labels, Properties properties) {}

    private record RelationshipMaker(CreateRelationship relationship, Evaluator type, Properties properties) {}

    /// Properties as written: key by key, or as one map.
    private record Properties(
            List<String> keys,
            List<Evaluator> values,
            @Nullable Evaluator map) {}

    private final ExecutionContext context;
    private final PropertyWriter writer;
    private final EntityReader entities;
    private final boolean merging;
    private final List<NodeMaker> nodes = new ArrayList<>();
    private final List<RelationshipMaker> relationships = new ArrayList<>();

    /// @param merging whether null properties are an error
    PatternMaker(ExecutionContext context, ExpressionCompiler compiler, CreatePattern pattern, boolean merging) {
        this.context = context;
        this.writer = new PropertyWriter(context);
        this.entities = new EntityReader(context);
        this.merging = merging;
        for (CreateNode node : pattern.nodes()) {
            nodes.add(new NodeMaker(
                    node,
                    compiler.compile(node.labels()).toArray(new Evaluator[0]),
                    properties(node.properties(), compiler)));
        }
        for (CreateRelationship relationship : pattern.relationships()) {
            relationships.add(new RelationshipMaker(
                    relationship,
                    compiler.compile(relationship.type()),
                    properties(relationship.properties(), compiler)));
        }
    }

    private static Properties properties(@Nullable Expr expression, ExpressionCompiler compiler) {
        if (expression == null) {
            return new Properties(List.of(), List.of(), null);
        }
        if (expression instanceof Expr.MapOf(List<Expr.Entry> entries)) {
            List<String> keys = new ArrayList<>();
            List<Expr> values = new ArrayList<>();
            for (Expr.Entry entry : entries) {
                keys.add(entry.key());
                values.add(entry.value());
            }
            return new Properties(keys, compiler.compile(values), null);
        }
        return new Properties(List.of(), List.of(), compiler.compile(expression));
    }

    /// Makes what the batch has no column for, for each selected row, and adds the columns.
    void make(Batch batch) {
        for (NodeMaker maker : nodes) {
            if (batch.columns[maker.node().symbol().id()] == null) {
                makeNodes(maker, batch);
            }
        }
        for (RelationshipMaker maker : relationships) {
            if (batch.columns[maker.relationship().symbol().id()] == null) {
                makeRelationships(maker, batch);
            }
        }
    }

    private void makeNodes(NodeMaker maker, Batch batch) {
        Vector[] labels = new Vector[maker.labels().length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = maker.labels()[i].evaluate(batch);
        }
        Vector[] values = evaluate(maker.properties(), batch);
        NodeVector made = new NodeVector(Math.max(1, Columns.extent(batch)));
        Value[] names = new Value[labels.length];
        for (int i = 0; i < batch.size; i++) {
            int row = batch.row(i);
            for (int k = 0; k < names.length; k++) {
                names[k] = labels[k].value(row);
            }
            checkNulls(maker.properties(), values, row);
            int[] tokens = Names.tokens(names, context.tokens()::createLabel);
            long node = context.transaction().createNode(tokens);
            made.values[row] = node;
            context.updates().nodesCreated++;
            context.updates().labelsAdded += tokens.length;
            Properties properties = maker.properties();
            for (int k = 0; k < properties.keys().size(); k++) {
                writer.setOfNode(node, properties.keys().get(k), values[k].value(row));
            }
            if (properties.map() != null) {
                writer.setAllOfNode(node, map(values[0].value(row)));
            }
        }
        batch.columns[maker.node().symbol().id()] = made;
    }

    private void makeRelationships(RelationshipMaker maker, Batch batch) {
        CreateRelationship plan = maker.relationship();
        NodeVector starts = Columns.nodes(batch.column(plan.start().id()), batch);
        NodeVector ends = Columns.nodes(batch.column(plan.end().id()), batch);
        Vector types = maker.type().evaluate(batch);
        Vector[] values = evaluate(maker.properties(), batch);
        RelationshipVector made = new RelationshipVector(Math.max(1, Columns.extent(batch)));
        for (int i = 0; i < batch.size; i++) {
            int row = batch.row(i);
            if (starts.isNull(row) || ends.isNull(row)) {
                String missing = (starts.isNull(row) ? plan.start() : plan.end()).name();
                throw new OrbitException(
                        ErrorCode.ENTITY_NOT_FOUND,
                        "Cannot create relationship `" + plan.symbol().name() + "`: node `" + missing + "` is null");
            }
            checkNulls(maker.properties(), values, row);
            int type = context.tokens().createRelationshipType(Names.name(types.value(row)));
            long start = starts.values[row];
            long end = ends.values[row];
            long relationship = context.transaction().createRelationship(start, end, type);
            made.set(row, relationship, start, end);
            context.updates().relationshipsCreated++;
            Properties properties = maker.properties();
            for (int k = 0; k < properties.keys().size(); k++) {
                writer.setOfRelationship(relationship, properties.keys().get(k), values[k].value(row));
            }
            if (properties.map() != null) {
                writer.setAllOfRelationship(relationship, map(values[0].value(row)));
            }
        }
        batch.columns[plan.symbol().id()] = made;
    }

    private static Vector[] evaluate(Properties properties, Batch batch) {
        if (properties.map() != null) {
            return new Vector[] {properties.map().evaluate(batch)};
        }
        Vector[] values = new Vector[properties.values().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = properties.values().get(i).evaluate(batch);
        }
        return values;
    }

    /// A pattern with a null property can never be matched, so that MERGE would make another one each time.
    private void checkNulls(Properties properties, Vector[] values, int row) {
        if (!merging) {
            return;
        }
        for (int k = 0; k < properties.keys().size(); k++) {
            if (values[k].isNull(row)) {
                throw nullProperty(properties.keys().get(k));
            }
        }
        if (properties.map() != null) {
            for (var entry : map(values[0].value(row)).entries().entrySet()) {
                if (entry.getValue() == Value.NULL) {
                    throw nullProperty(entry.getKey());
                }
            }
        }
    }

    private static OrbitException nullProperty(String key) {
        return new OrbitException(
                ErrorCode.MERGE_READ_OWN_WRITES, "MERGE cannot use a null value for property `" + key + "`");
    }

    private MapValue map(Value value) {
        return switch (value) {
            case MapValue map -> map;
            case NodeValue node -> entities.nodeProperties(node.id());
            case RelationshipValue relationship -> entities.relationshipProperties(relationship.id());
            default -> {
                if (value == Value.NULL) {
                    yield MapValue.EMPTY;
                }
                throw Columns.wrongType("a map of properties", value);
            }
        };
    }
}
