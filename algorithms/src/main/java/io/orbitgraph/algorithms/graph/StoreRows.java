package io.orbitgraph.algorithms.graph;

import io.orbitgraph.algorithms.graph.ProjectionRequest.Property;
import io.orbitgraph.algorithms.run.Workers;
import io.orbitgraph.store.graph.GraphReader;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Reads the relationships among projected nodes straight into rows: ranges of nodes in parallel, each node's lists
/// from the direction that the orientation asks for, so that nothing has to be scattered afterwards. Properties are
/// read with the orientation `NATURAL` only.
///
/// Heap while it runs, beyond the result: as much again, and 8 bytes an entry of the ranges at work where there are
/// properties.
final class StoreRows {
    /// About as many entries as one range reads, so that cancelling is prompt and balancing fine.
    private static final int ENTRIES_OF_A_RANGE = 1 << 16;

    private static final int MOST_NODES_OF_A_RANGE = 4096;
    private static final int LEAST_NODES_OF_A_RANGE = 64;

    private final GraphReader reader;
    private final NodeIds ids;
    private final NodeNumbers numbers;
    private final Workers workers;

    StoreRows(GraphReader reader, NodeIds ids, Workers workers) {
        this.reader = reader;
        this.ids = ids;
        this.numbers = new NodeNumbers(ids);
        this.workers = workers;
    }

    /// Rows ascend by neighbour; parallel relationships stand in the order of their type in `types`, and age.
    ///
    /// @param keys one for each of `properties`; {@link RowReader#PRESENCE} for a 1; none unless `orientation` is
    /// `NATURAL`
    Rows read(int[] types, Orientation orientation, int[] keys, List<Property> properties) {
        int nodes = ids.count();
        int step = nodesOfARange(types);
        int ranges = (int) (((long) nodes + step - 1) / step);
        @Nullable RowReader[] parts = new RowReader[ranges];
        int[] offsets = new int[nodes + 1];
        AtomicLong total = new AtomicLong();
        workers.ranges(nodes, step, (worker, from, to) -> {
            RowReader part = new RowReader(reader, numbers, types, orientation, keys.length > 0);
            for (int node = from; node < to; node++) {
                offsets[node] = part.row(ids.id(node));
            }
            part.finish(ids, from, to, offsets, keys, properties);
            Capacity.requireEntries(total.addAndGet(part.size()));
            parts[from / step] = part;
        });
        Rows.prefixSums(offsets);
        int[] targets = new int[offsets[nodes]];
        double[][] columns = new double[keys.length][targets.length];
        workers.ranges(nodes, step, (worker, from, to) -> {
            Objects.requireNonNull(parts[from / step]).copy(targets, columns, offsets[from]);
            parts[from / step] = null;
        });
        return new Rows(new Adjacency(offsets, targets, null), columns);
    }

    private int nodesOfARange(int[] types) {
        long relationships = 0;
        for (int type : types) {
            relationships += reader.countRelationships(type);
        }
        long degree = 1 + 2 * relationships / Math.max(1, ids.count());
        return Math.clamp(ENTRIES_OF_A_RANGE / degree, LEAST_NODES_OF_A_RANGE, MOST_NODES_OF_A_RANGE);
    }
}
