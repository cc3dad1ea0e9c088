package io.orbitgraph.store.graph;

/// Counts for the planner's estimates. {@link Tokens#NONE} stands for "any". Each answer costs well under a
/// microsecond.
public interface GraphStatistics {
    long nodes(int label);

    /// Relationships of `type` from nodes with `startLabel` to nodes with `endLabel`; an estimate where both labels are
    /// given.
    long relationships(int startLabel, int type, int endLabel);

    /// Entries of an index.
    long indexSize(IndexDescriptor index);

    /// Estimated number of different values in an index.
    long indexDistinctValues(IndexDescriptor index);
}
