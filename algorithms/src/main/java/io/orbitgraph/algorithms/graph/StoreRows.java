package io.orbitgraph.algorithms.graph;

import io.orbitgraph.algorithms.graph.ProjectionRequest.Property;
import io.orbitgraph.algorithms.run.Workers;
import io.orbitgraph.store.graph.Direction;
import io.orbitgraph.store.graph.GraphReader;
import io.orbitgraph.store.graph.Neighbours;
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
    private final NodeRanks ranks;
    private final @Nullable HubOrder order;
    private final Workers workers;
    private final int pageLimit;

    /// @param ids numbered by `order`
    /// @param order null where numbers are ranks
    /// @param pageLimit most entries of a page
    StoreRows(
            GraphReader reader,
            NodeIds ids,
            NodeRanks ranks,
            @Nullable HubOrder order,
            Workers workers,
            int pageLimit) {
        this.reader = reader;
        this.ids = ids;
        this.ranks = ranks;
        this.order = order;
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
            RowReader part = new RowReader(reader, ranks, types, orientation, keys.length > 0);
            for (int rank = from; rank < to; rank++) {
                lengths[ids.numberAt(rank)] = part.row(ids.idAt(rank));
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
            HubOrder.Sorter sorter = order == null ? null : new HubOrder.Sorter(order);
            int copied = 0;
            for (int rank = from; rank < to; rank++) {
                int node = ids.numberAt(rank);
                int page = 0;
                while (node >= bounds[page + 1]) {
                    page++;
                }
                int[] offsets = pages.get(page).adjacency().offsets();
                int start = offsets[node - bounds[page]];
                int count = offsets[node - bounds[page] + 1] - start;
                part.copy(copied, count, pages.get(page), start, sorter);
                copied += count;
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

    /// How many relationships nodes have, in both directions and with whatever neighbours.
    ///
    /// @return by rank; unsigned
    static int[] degrees(GraphReader reader, NodeIds ids, int[] types, Workers workers) {
        int[] degrees = new int[ids.count()];
        workers.ranges(degrees.length, MOST_NODES_OF_A_RANGE, (worker, from, to) -> {
            Neighbours neighbours = new Neighbours();
            for (int rank = from; rank < to; rank++) {
                for (int type : types) {
                    for (Direction direction : List.of(Direction.OUT, Direction.IN)) {
                        reader.neighbours(ids.idAt(rank), direction, type, neighbours);
                        degrees[rank] += neighbours.to - neighbours.from;
                    }
                }
            }
        });
        return degrees;
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
