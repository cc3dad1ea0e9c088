package io.orbitgraph.store.graph;

import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.NodeVector;
import io.orbitgraph.model.vector.RelationshipVector;
import io.orbitgraph.model.vector.Vector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The graph as one transaction sees it: its snapshot plus its own writes. Reading by several threads at once is
/// allowed while none writes.
///
/// Ids that do not exist (never did, or deleted before the snapshot or by this transaction) are not an error for the
/// `exists` methods and adjacency (empty); property, label and type reads of them throw {@code ENTITY_NOT_FOUND}, or
/// {@code DELETED_ENTITY_ACCESS} if this transaction deleted them.
public interface GraphReader {
    // nodes

    boolean nodeExists(long node);

    /// The node's labels, ascending; not to be changed.
    int[] labels(long node);

    boolean hasLabel(long node, int label);

    /// All nodes that have every one of `labels` (empty: all nodes), group by group in id order. Nodes that this
    /// transaction creates or deletes while the scan is open may or may not be seen.
    NodeScan scanNodes(int... labels);

    /// How many nodes have the label ({@link Tokens#NONE}: how many nodes there are). Exact for this snapshot and its
    /// own writes.
    long countNodes(int label);

    /// How many relationships of the type there are ({@link Tokens#NONE}: of all). Exact.
    long countRelationships(int type);

    /// {@link Value#NULL} if the node has no such property.
    Value nodeProperty(long node, int key);

    /// The keys of the node's properties, ascending.
    int[] nodePropertyKeys(long node);

    /// Property `key` of many nodes: row `r` of the result belongs to row `r` of `nodes`, for the rows in
    /// `rows[0..count)`, or `0..count` where `rows` is null. Null rows stay null. The class of the result is the
    /// narrowest that holds what was read ({@code LongVector}, {@code DoubleVector}, {@code BooleanVector}, {@code
    /// StringVector}), else {@code ValueVector}.
    Vector nodeProperties(int key, NodeVector nodes, int @Nullable [] rows, int count);

    // relationships

    boolean relationshipExists(long relationship);

    int relationshipType(long relationship);

    long startNode(long relationship);

    long endNode(long relationship);

    Value relationshipProperty(long relationship, int key);

    int[] relationshipPropertyKeys(long relationship);

    /// As {@link #nodeProperties}.
    Vector relationshipProperties(int key, RelationshipVector relationships, int @Nullable [] rows, int count);

    // adjacency: array reads once the page is resident

    /// The relationship types that the node has in this direction, in no particular order; not to be changed.
    int[] types(long node, Direction direction);

    /// Points `into` at the node's relationships of `type` in `direction`. A self-loop stands in both directions;
    /// whoever reads both for an undirected pattern must drop it from one.
    void neighbours(long node, Direction direction, int type, Neighbours into);

    /// How many relationships the node has in this direction ({@link Tokens#NONE}: of all types). O(types) when
    /// resident.
    int degree(long node, Direction direction, int type);

    // indexes

    /// The indexes that exist for this transaction.
    List<IndexDescriptor> indexes();

    /// The nodes of an index that match; ordered by value for ranges, each node once. Only while {@link
    /// IndexDescriptor.State#ONLINE}.
    NodeCursor seek(IndexDescriptor index, IndexQuery query);
}
