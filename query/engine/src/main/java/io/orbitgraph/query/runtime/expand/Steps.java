package io.orbitgraph.query.runtime.expand;

import io.orbitgraph.model.value.RelationshipReference;
import io.orbitgraph.model.vector.RelationshipVector;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.query.runtime.Batch;
import io.orbitgraph.query.runtime.Columns;
import io.orbitgraph.query.runtime.ExecutionContext;
import io.orbitgraph.query.runtime.Predicate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The steps that a path search may take from a node: relationships of the right direction and types that the pattern
/// has not used, and
/// for which its condition on every relationship holds.
final class Steps {
    /// The steps from one node, and how far a search has got with them.
    static final class Frame {
        long[] ids = new long[8];
        long[] starts = new long[8];
        long[] ends = new long[8];
        /// Where each step leads.
        long[] nodes = new long[8];
        int count;
        int position;

        private void add(long id, long start, long end, long node) {
            if (count == ids.length) {
                ids = Arrays.copyOf(ids, count * 2);
                starts = Arrays.copyOf(starts, count * 2);
                ends = Arrays.copyOf(ends, count * 2);
                nodes = Arrays.copyOf(nodes, count * 2);
            }
            ids[count] = id;
            starts[count] = start;
            ends[count] = end;
            nodes[count++] = node;
        }

        RelationshipReference relationship(int at) {
            return new RelationshipReference(ids[at], starts[at], ends[at]);
        }

        private void keep(int[] rows, int size) {
            for (int i = 0; i < size; i++) {
                int from = rows[i];
                ids[i] = ids[from];
                starts[i] = starts[from];
                ends[i] = ends[from];
                nodes[i] = nodes[from];
            }
            count = size;
        }
    }

    /// A condition on every relationship of a path.
    ///
    /// @param each the column that holds the relationship at hand
    /// @param outer the columns of the outer row that the condition reads
    record EachCondition(Predicate predicate, int each, int[] outer) {}

    private final ExecutionContext context;
    private final Hops hops;
    private final DistinctRelationships distinct;
    private final @Nullable EachCondition condition;
    private final Batch candidates;
    private @Nullable Batch batch;
    private int row;
    private int loads;

    Steps(
            ExecutionContext context,
            Hops hops,
            DistinctRelationships distinct,
            @Nullable EachCondition condition,
            int width) {
        this.context = context;
        this.hops = hops;
        this.distinct = distinct;
        this.condition = condition;
        this.candidates = new Batch(width);
    }

    /// Begins a search for a row; `distinct` has begun with its batch.
    void begin(Batch outer, int outerRow) {
        batch = outer;
        row = outerRow;
    }

    /// Puts the steps from `node` into `frame`.
    void load(long node, Frame frame) {
        if ((++loads & 255) == 0) {
            context.cancellation().check();
        }
        frame.count = 0;
        frame.position = 0;
        hops.start(node);
        while (hops.nextSlice()) {
            boolean outgoing = hops.isOutgoing();
            for (int p = hops.slice.from; p < hops.slice.to; p++) {
                if (hops.isSkipped(p)) {
                    continue;
                }
                long id = hops.slice.relationship(p);
                if (!distinct.isEmpty() && distinct.contains(row, id)) {
                    continue;
                }
                long neighbour = hops.slice.neighbour(p);
                frame.add(id, outgoing ? node : neighbour, outgoing ? neighbour : node, neighbour);
            }
        }
        if (condition != null && frame.count > 0) {
            test(condition, frame);
        }
    }

    private void test(EachCondition test, Frame frame) {
        if (batch == null) {
            throw new IllegalStateException("not begun");
        }
        int count = frame.count;
        int[] rows = new int[count];
        Arrays.fill(rows, row);
        for (int id : test.outer()) {
            Vector column = batch.columns[id];
            candidates.columns[id] = column == null ? null : Columns.gather(column, rows, count, null);
        }
        RelationshipVector relationships = new RelationshipVector(count);
        System.arraycopy(frame.ids, 0, relationships.ids, 0, count);
        System.arraycopy(frame.starts, 0, relationships.starts, 0, count);
        System.arraycopy(frame.ends, 0, relationships.ends, 0, count);
        candidates.columns[test.each()] = relationships;
        candidates.rows = null;
        candidates.size = count;
        frame.keep(rows, test.predicate().select(candidates, rows));
    }
}
