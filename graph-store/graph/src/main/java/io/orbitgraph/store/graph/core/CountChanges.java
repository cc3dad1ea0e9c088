package io.orbitgraph.store.graph.core;

import io.orbitgraph.store.graph.Direction;
import io.orbitgraph.store.graph.Tokens;
import org.jspecify.annotations.Nullable;

/// Finds out by how much a transaction changes counts.
final class CountChanges {
    /// How many relationships a node has in the transaction's snapshot.
    interface Degrees {
        int[] types(long node, Direction direction);

        int degree(long node, Direction direction, int type);
    }

    private final ClassRegistry classes;
    private final LongCounts counts;

    CountChanges(ClassRegistry classes, LongCounts counts) {
        this.classes = classes;
        this.counts = counts;
    }

    /// Notes relationships at one end of nodes of the class, for the planner.
    void ends(int kind, int classId, int type, int amount) {
        for (int label : classes.labels(classId)) {
            counts.add(Counts.key(kind, label, type), amount);
            counts.add(Counts.key(kind, label, Tokens.NONE), amount);
        }
    }

    void node(int classId, int amount) {
        counts.add(Counts.key(Counts.NODES, Tokens.NONE, 0), amount);
        for (int label : classes.labels(classId)) {
            counts.add(Counts.key(Counts.NODES, label, 0), amount);
        }
    }

    void relationship(int type, int amount) {
        counts.add(Counts.key(Counts.RELATIONSHIPS, 0, type), amount);
        counts.add(Counts.key(Counts.RELATIONSHIPS, 0, Tokens.NONE), amount);
    }

    /// The counts for the planner, from all writes at once; called at commit.
    static LongCounts ofEnds(WriteSet writes, ClassRegistry classes, Degrees degrees) {
        LongCounts counts = new LongCounts();
        for (NodeWrites node : writes.reclassed) {
            if (!node.created && !node.deleted && node.isReclassed()) {
                moveDegrees(node, classes, degrees, counts);
            }
        }
        for (int i = 0; i < writes.relationships.size(); i++) {
            RelationshipWrites relationship = writes.relationships.valueAt(i);
            if (relationship.created != relationship.deleted) {
                int amount = relationship.created ? 1 : -1;
                add(
                        counts,
                        Counts.FROM_LABEL,
                        writes.nodes.get(relationship.start),
                        relationship.type,
                        amount,
                        classes);
                add(counts, Counts.TO_LABEL, writes.nodes.get(relationship.end), relationship.type, amount, classes);
            }
        }
        return counts;
    }

    private static void add(
            LongCounts counts, int kind, @Nullable NodeWrites node, int type, int amount, ClassRegistry classes) {
        if (node != null) {
            for (int label : classes.labels(node.deleted ? node.originalClass : node.classId)) {
                counts.add(Counts.key(kind, label, type), amount);
                counts.add(Counts.key(kind, label, Tokens.NONE), amount);
            }
        }
    }

    private static void moveDegrees(NodeWrites node, ClassRegistry classes, Degrees degrees, LongCounts counts) {
        for (Direction direction : new Direction[] {Direction.OUT, Direction.IN}) {
            int kind = direction == Direction.OUT ? Counts.FROM_LABEL : Counts.TO_LABEL;
            for (int type : degrees.types(node.node, direction)) {
                int degree = degrees.degree(node.node, direction, type);
                for (int label : classes.labels(node.originalClass)) {
                    counts.add(Counts.key(kind, label, type), -degree);
                    counts.add(Counts.key(kind, label, Tokens.NONE), -degree);
                }
                for (int label : classes.labels(node.classId)) {
                    counts.add(Counts.key(kind, label, type), degree);
                    counts.add(Counts.key(kind, label, Tokens.NONE), degree);
                }
            }
        }
    }
}
