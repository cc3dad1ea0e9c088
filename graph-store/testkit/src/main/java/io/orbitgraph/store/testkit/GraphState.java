package io.orbitgraph.store.testkit;

import io.orbitgraph.model.value.Value;
import io.orbitgraph.store.graph.Direction;
import io.orbitgraph.store.graph.IndexDescriptor;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A whole graph that is never changed. Each change returns a new one; see {@link PersistentSortedMap}. The changes
/// that meet a node or relationship that is gone do nothing: whether that is an error is for the transaction to say.
record GraphState(
        PersistentSortedMap<Long, NodeState> nodes,
        PersistentSortedMap<Long, RelationshipState> relationships,
        List<IndexDescriptor> indexes) {

    static final GraphState EMPTY = new GraphState(PersistentSortedMap.empty(), PersistentSortedMap.empty(), List.of());

    /// One side of a relationship, in the order of {@link io.orbitgraph.store.graph.Neighbours}: ids are not negative,
    /// so that the signed order is the unsigned one, and parallel relationships share their group, so that ids order as
    /// ordinals.
    record Adjacent(int type, long neighbour, long relationship) implements Comparable<Adjacent> {
        private static final Comparator<Adjacent> ORDER = Comparator.comparingInt(Adjacent::type)
                .thenComparingLong(Adjacent::neighbour)
                .thenComparingLong(Adjacent::relationship);

        @Override
        public int compareTo(Adjacent other) {
            return ORDER.compare(this, other);
        }
    }

    /// @param labels ascending, never changed
    /// @param properties by key, never changed
    record NodeState(
            int[] labels,
            SortedMap<Integer, Value> properties,
            PersistentSortedMap<Adjacent, Boolean> out,
            PersistentSortedMap<Adjacent, Boolean> in) {

        static NodeState withLabels(int... labels) {
            int[] sorted = Arrays.stream(labels).sorted().distinct().toArray();
            return new NodeState(sorted, new TreeMap<>(), PersistentSortedMap.empty(), PersistentSortedMap.empty());
        }

        PersistentSortedMap<Adjacent, Boolean> adjacency(Direction direction) {
            return direction == Direction.OUT ? out : in;
        }

        boolean hasLabel(int label) {
            return Arrays.binarySearch(labels, label) >= 0;
        }

        NodeState withProperty(int key, Value value) {
            return new NodeState(labels, with(properties, key, value), out, in);
        }

        NodeState withLabel(int label) {
            int[] more = Arrays.copyOf(labels, labels.length + 1);
            more[labels.length] = label;
            Arrays.sort(more);
            return new NodeState(more, properties, out, in);
        }

        NodeState withoutLabel(int label) {
            return new NodeState(Arrays.stream(labels).filter(l -> l != label).toArray(), properties, out, in);
        }

        NodeState withAdjacency(Direction direction, PersistentSortedMap<Adjacent, Boolean> adjacency) {
            return direction == Direction.OUT
                    ? new NodeState(labels, properties, adjacency, in)
                    : new NodeState(labels, properties, out, adjacency);
        }
    }

    record RelationshipState(long start, long end, int type, SortedMap<Integer, Value> properties) {
        long node(Direction side) {
            return side == Direction.OUT ? start : end;
        }
    }

    private static SortedMap<Integer, Value> with(SortedMap<Integer, Value> properties, int key, Value value) {
        TreeMap<Integer, Value> changed = new TreeMap<>(properties);
        if (value.isNull()) {
            changed.remove(key);
        } else {
            changed.put(key, value);
        }
        return changed;
    }

    @Nullable
    NodeState node(long id) {
        return nodes.get(id);
    }

    @Nullable
    RelationshipState relationship(long id) {
        return relationships.get(id);
    }

    private GraphState withNodes(PersistentSortedMap<Long, NodeState> changed) {
        return new GraphState(changed, relationships, indexes);
    }

    private GraphState withRelationships(PersistentSortedMap<Long, RelationshipState> changed) {
        return new GraphState(nodes, changed, indexes);
    }

    GraphState withIndexes(List<IndexDescriptor> changed) {
        return new GraphState(nodes, relationships, List.copyOf(changed));
    }

    GraphState createNode(long id, int... labels) {
        return withNodes(nodes.put(id, NodeState.withLabels(labels)));
    }

    GraphState deleteNode(long id) {
        return withNodes(nodes.remove(id));
    }

    GraphState addLabel(long id, int label) {
        NodeState node = node(id);
        return node == null || node.hasLabel(label) ? this : withNodes(nodes.put(id, node.withLabel(label)));
    }

    GraphState removeLabel(long id, int label) {
        NodeState node = node(id);
        return node == null ? this : withNodes(nodes.put(id, node.withoutLabel(label)));
    }

    GraphState setNodeProperty(long id, int key, Value value) {
        NodeState node = node(id);
        return node == null ? this : withNodes(nodes.put(id, node.withProperty(key, value)));
    }

    GraphState setRelationshipProperty(long id, int key, Value value) {
        RelationshipState old = relationship(id);
        return old == null
                ? this
                : withRelationships(relationships.put(
                        id, new RelationshipState(old.start, old.end, old.type, with(old.properties, key, value))));
    }

    GraphState createRelationship(long id, long start, long end, int type) {
        return withRelationships(relationships.put(id, new RelationshipState(start, end, type, new TreeMap<>())))
                .link(start, Direction.OUT, new Adjacent(type, end, id))
                .link(end, Direction.IN, new Adjacent(type, start, id));
    }

    GraphState deleteRelationship(long id) {
        RelationshipState old = relationship(id);
        return old == null
                ? this
                : withRelationships(relationships.remove(id))
                        .unlink(old.start, Direction.OUT, new Adjacent(old.type, old.end, id))
                        .unlink(old.end, Direction.IN, new Adjacent(old.type, old.start, id));
    }

    private GraphState link(long id, Direction direction, Adjacent entry) {
        NodeState node = node(id);
        return node == null
                ? this
                : withNodes(nodes.put(
                        id,
                        node.withAdjacency(direction, node.adjacency(direction).put(entry, true))));
    }

    private GraphState unlink(long id, Direction direction, Adjacent entry) {
        NodeState node = node(id);
        return node == null
                ? this
                : withNodes(nodes.put(
                        id,
                        node.withAdjacency(direction, node.adjacency(direction).remove(entry))));
    }
}
