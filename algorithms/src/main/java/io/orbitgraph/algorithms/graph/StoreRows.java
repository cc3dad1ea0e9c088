package io.orbitgraph.algorithms.graph;

import io.orbitgraph.algorithms.graph.ProjectionRequest.Property;
import io.orbitgraph.algorithms.run.Workers;
import io.orbitgraph.store.graph.GraphReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
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
    private final int pageLimit;

    /// @param pageLimit most entries of a page
    StoreRows(GraphReader reader, NodeIds ids, Workers workers, int pageLimit) {
        this.reader = reader;
        this.ids = ids;
        this.numbers = new NodeNumbers(ids);
        this.workers = workers;
        this.pageLimit = pageLimit;
    }

    /// Rows ascend by neighbour; parallel relationships stand in the order of their type in `types`, and age.
    ///
    /// @param keys one for each of `properties`; {@link RowReader#PRESENCE} for a 1; none unless `orientation` is
    /// `NATURAL`
    /// @return the pages: the rows of all nodes in order
    List<Rows> read(int[] types, Orientation orientation, int[] keys, List<Property> properties) {
        int nodes = ids.count();
        int step = nodesOfARange(types);
        int ranges = (int) (((long) nodes + step - 1) / step);
        @Nullable RowReader[] parts = new RowReader[ranges];
        int[] lengths = new int[nodes + 1];
        workers.ranges(nodes, step, (worker, from, to) -> {
            RowReader part = new RowReader(reader, numbers, types, orientation, keys.length > 0);
            for (int node = from; node < to; node++) {
                lengths[node] = part.row(ids.id(node));
            }
            part.finish(ids, from, to, lengths, keys, properties);
            parts[from / step] = part;
        });
        int[] bounds = Pages.bounds(lengths, ids, pageLimit);
        List<Rows> pages = new ArrayList<>();
        for (int i = 0; i + 1 < bounds.length; i++) {
            boolean isAll = bounds[i + 1] - bounds[i] == nodes;
            pages.add(page(isAll ? lengths : Arrays.copyOfRange(lengths, bounds[i], bounds[i + 1] + 1), keys.length));
        }
        workers.ranges(nodes, step, (worker, from, to) -> {
            RowReader part = Objects.requireNonNull(parts[from / step]);
            int copied = 0;
            for (int i = 0; i < pages.size(); i++) {
                int first = Math.max(from, bounds[i]);
                int end = Math.min(to, bounds[i + 1]);
                if (first < end) {
                    int[] offsets = pages.get(i).adjacency().offsets();
                    int start = offsets[first - bounds[i]];
                    int count = offsets[end - bounds[i]] - start;
                    part.copy(copied, count, pages.get(i), start);
                    copied += count;
                }
            }
            parts[from / step] = null;
        });
        return pages;
    }

    /// @param lengths of its rows, and one element more; becomes their offsets
    private static Rows page(int[] lengths, int columns) {
        Rows.prefixSums(lengths);
        int entries = lengths[lengths.length - 1];
        return new Rows(new Adjacency(lengths, new int[entries], null), new double[columns][entries]);
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
