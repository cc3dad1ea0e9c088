package io.orbitgraph.store.testkit;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.NodeVector;
import io.orbitgraph.model.vector.RelationshipVector;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.store.graph.Direction;
import io.orbitgraph.store.graph.GraphReader;
import io.orbitgraph.store.graph.IndexDescriptor;
import io.orbitgraph.store.graph.IndexQuery;
import io.orbitgraph.store.graph.Neighbours;
import io.orbitgraph.store.graph.NodeCursor;
import io.orbitgraph.store.graph.NodeScan;
import io.orbitgraph.store.graph.RelationshipId;
import io.orbitgraph.store.graph.Tokens;
import io.orbitgraph.store.testkit.GraphState.Adjacent;
import io.orbitgraph.store.testkit.GraphState.NodeState;
import io.orbitgraph.store.testkit.GraphState.RelationshipState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// The reads of a transaction, each over its present {@link GraphState}.
abstract sealed class InMemoryReader implements GraphReader permits InMemoryGraphTransaction {
    abstract GraphState graph();

    abstract boolean isNodeDeletedHere(long node);

    abstract boolean isRelationshipDeletedHere(long relationship);

    final NodeState requireNode(long id) {
        NodeState node = graph().node(id);
        if (node == null) {
            throw isNodeDeletedHere(id)
                    ? new OrbitException(
                            ErrorCode.DELETED_ENTITY_ACCESS, "node " + id + " was deleted in this transaction")
                    : new OrbitException(ErrorCode.ENTITY_NOT_FOUND, "there is no node " + id);
        }
        return node;
    }

    final RelationshipState requireRelationship(long id) {
        RelationshipState relationship = graph().relationship(id);
        if (relationship == null) {
            throw isRelationshipDeletedHere(id)
                    ? new OrbitException(
                            ErrorCode.DELETED_ENTITY_ACCESS, "relationship " + id + " was deleted in this transaction")
                    : new OrbitException(ErrorCode.ENTITY_NOT_FOUND, "there is no relationship " + id);
        }
        return relationship;
    }

    // nodes

    @Override
    public boolean nodeExists(long node) {
        return graph().node(node) != null;
    }

    @Override
    public int[] labels(long node) {
        return requireNode(node).labels().clone();
    }

    @Override
    public boolean hasLabel(long node, int label) {
        return requireNode(node).hasLabel(label);
    }

    @Override
    public NodeScan scanNodes(int... labels) {
        for (int label : labels) {
            checkToken(label);
        }
        return new InMemoryScan(graph(), labels);
    }

    /// "Any" is said by leaving the filter out; a name that the graph has never seen must not turn into "any" here.
    private static void checkToken(int token) {
        if (token < 0) {
            throw new IllegalArgumentException("not the number of a label or type: " + token);
        }
    }

    @Override
    public long countNodes(int label) {
        if (label == Tokens.NONE) {
            return graph().nodes().size();
        }
        long count = 0;
        for (var entry : graph().nodes().entries()) {
            count += entry.getValue().hasLabel(label) ? 1 : 0;
        }
        return count;
    }

    @Override
    public long countRelationships(int type) {
        if (type == Tokens.NONE) {
            return graph().relationships().size();
        }
        long count = 0;
        for (var entry : graph().relationships().entries()) {
            count += entry.getValue().type() == type ? 1 : 0;
        }
        return count;
    }

    @Override
    public Value nodeProperty(long node, int key) {
        return requireNode(node).properties().getOrDefault(key, Value.NULL);
    }

    @Override
    public int[] nodePropertyKeys(long node) {
        return keys(requireNode(node).properties());
    }

    private static int[] keys(SortedMap<Integer, Value> properties) {
        return properties.keySet().stream().mapToInt(Integer::intValue).toArray();
    }

    @Override
    public Vector nodeProperties(int key, NodeVector nodes, int @Nullable [] rows, int count) {
        return properties(
                key, nodes, nodes.values, rows, count, id -> requireNode(id).properties());
    }

    private static Vector properties(
            int key,
            Vector entities,
            long[] ids,
            int @Nullable [] rows,
            int count,
            LongFunction<SortedMap<Integer, Value>> propertiesOf) {
        Value[] values = new Value[entities.capacity()];
        Arrays.fill(values, Value.NULL);
        for (int i = 0; i < count; i++) {
            int row = rows == null ? i : rows[i];
            if (!entities.isNull(row)) {
                values[row] = propertiesOf.apply(ids[row]).getOrDefault(key, Value.NULL);
            }
        }
        return Columns.narrowest(values);
    }

    // relationships

    @Override
    public boolean relationshipExists(long relationship) {
        return graph().relationship(relationship) != null;
    }

    @Override
    public int relationshipType(long relationship) {
        return requireRelationship(relationship).type();
    }

    @Override
    public long startNode(long relationship) {
        return requireRelationship(relationship).start();
    }

    @Override
    public long endNode(long relationship) {
        return requireRelationship(relationship).end();
    }

    @Override
    public Value relationshipProperty(long relationship, int key) {
        return requireRelationship(relationship).properties().getOrDefault(key, Value.NULL);
    }

    @Override
    public int[] relationshipPropertyKeys(long relationship) {
        return keys(requireRelationship(relationship).properties());
    }

    @Override
    public Vector relationshipProperties(int key, RelationshipVector relationships, int @Nullable [] rows, int count) {
        return properties(
                key,
                relationships,
                relationships.ids,
                rows,
                count,
                id -> requireRelationship(id).properties());
    }

    // adjacency

    @Override
    public int[] types(long node, Direction direction) {
        NodeState state = graph().node(node);
        if (state == null) {
            return new int[0];
        }
        List<Integer> types = new ArrayList<>();
        for (var entry : state.adjacency(direction).entries()) {
            if (!types.contains(entry.getKey().type())) {
                types.add(entry.getKey().type());
            }
        }
        return types.stream().mapToInt(Integer::intValue).toArray();
    }

    @Override
    public void neighbours(long node, Direction direction, int type, Neighbours into) {
        checkToken(type);
        List<Adjacent> list = adjacent(node, direction, type);
        int[] nodes = new int[list.size()];
        int[] ordinals = new int[list.size()];
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = (int) list.get(i).neighbour();
            ordinals[i] = RelationshipId.ordinal(list.get(i).relationship());
        }
        into.set(node, direction, nodes, ordinals, 0, nodes.length);
    }

    @Override
    public int degree(long node, Direction direction, int type) {
        NodeState state = graph().node(node);
        if (type == Tokens.NONE) {
            return state == null ? 0 : state.adjacency(direction).size();
        }
        return adjacent(node, direction, type).size();
    }

    private List<Adjacent> adjacent(long node, Direction direction, int type) {
        NodeState state = graph().node(node);
        List<Adjacent> list = new ArrayList<>();
        if (state != null) {
            for (var entry : state.adjacency(direction).entriesFrom(new Adjacent(type, 0, 0))) {
                if (entry.getKey().type() != type) {
                    break;
                }
                list.add(entry.getKey());
            }
        }
        return list;
    }

    // indexes

    @Override
    public List<IndexDescriptor> indexes() {
        return graph().indexes();
    }

    @Override
    public NodeCursor seek(IndexDescriptor index, IndexQuery query) {
        boolean online = graph().indexes().stream()
                .anyMatch(known -> known.id() == index.id() && known.state() == IndexDescriptor.State.ONLINE);
        if (!online) {
            throw new OrbitException(ErrorCode.INDEX_NOT_FOUND, "index `" + index.name() + "` is not online");
        }
        return new InMemorySeek(graph(), index, query);
    }
}
