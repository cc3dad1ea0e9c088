package io.orbitgraph.algorithms.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.orbitgraph.algorithms.run.Cancellation;
import io.orbitgraph.algorithms.run.Workers;
import io.orbitgraph.store.testkit.Seeded;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// The sort behind adjacencies, and what is made with it, against lists that are sorted by comparing.
class CountingSortTest {
    private static final ExecutorService POOL = Executors.newFixedThreadPool(3);
    private static final Workers ONE = Workers.sequential();
    private static final Workers FOUR = new Workers(POOL, 4, Cancellation.NEVER);

    @AfterAll
    static void stop() {
        POOL.shutdown();
    }

    /// @param place in the input
    private record Entry(int row, int neighbour, int place, double value) {}

    private static Adjacency sorted(int rows, List<Entry> entries, boolean weighted) {
        List<Entry> sorted = new ArrayList<>(entries);
        sorted.sort(Comparator.comparingInt(Entry::row)
                .thenComparingInt(Entry::neighbour)
                .thenComparingInt(Entry::place));
        int[] offsets = new int[rows + 1];
        sorted.forEach(entry -> offsets[entry.row() + 1]++);
        Arrays.parallelPrefix(offsets, Integer::sum);
        return new Adjacency(
                offsets,
                sorted.stream().mapToInt(Entry::neighbour).toArray(),
                weighted ? sorted.stream().mapToDouble(Entry::value).toArray() : null);
    }

    private static List<Entry> entries(EdgeList edges, Orientation orientation, int property) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < edges.size(); i++) {
            int source = edges.source(i);
            int target = edges.target(i);
            double value = edges.properties().isEmpty() ? 1 : edges.value(property, i);
            if (orientation != Orientation.REVERSE) {
                entries.add(new Entry(source, target, i, value));
            }
            if (orientation == Orientation.REVERSE || (orientation == Orientation.UNDIRECTED && source != target)) {
                entries.add(new Entry(target, source, i, value));
            }
        }
        return entries;
    }

    private static List<Entry> entries(Adjacency rows, boolean transposed) {
        List<Entry> entries = new ArrayList<>();
        for (int node = 0; node < rows.nodeCount(); node++) {
            for (int slot = rows.offsets()[node]; slot < rows.offsets()[node + 1]; slot++) {
                int neighbour = rows.targets()[slot];
                entries.add(
                        transposed
                                ? new Entry(neighbour, node, slot, rows.weight(slot))
                                : new Entry(node, neighbour, slot, rows.weight(slot)));
            }
        }
        return entries;
    }

    private static void assertSame(Adjacency actual, Adjacency expected) {
        assertThat(actual.offsets()).isEqualTo(expected.offsets());
        assertThat(actual.targets()).isEqualTo(expected.targets());
        assertThat(actual.weights()).isEqualTo(expected.weights());
    }

    /// Some graphs with a hub, each value another one.
    private static EdgeList edges(Seeded seeded, int nodes, int most, String... properties) {
        EdgeList edges = new EdgeList(properties);
        boolean hub = seeded.oneIn(2);
        double[] values = new double[properties.length];
        for (int i = seeded.below(most); i > 0; i--) {
            int source = hub && seeded.oneIn(2) ? nodes / 2 : seeded.below(nodes);
            int target = seeded.oneIn(8) ? source : seeded.below(nodes);
            for (int p = 0; p < values.length; p++) {
                values[p] = i + 0.25 * p;
            }
            edges.add(source, target, values);
        }
        return edges;
    }

    private static CountingSort sort(Seeded seeded, int rows, Workers workers) {
        return new CountingSort(rows, workers, 1 + seeded.below(50), 1 + seeded.below(20), 1 + seeded.below(40));
    }

    @Test
    void rowsAreThoseOfAPlainSort() {
        Seeded seeded = Seeded.of("rowsAreThoseOfAPlainSort");
        for (int round = 0; round < 600; round++) {
            int nodes = 1 + seeded.below(100);
            boolean weighted = seeded.oneIn(2);
            EdgeList edges = edges(seeded, nodes, 400, weighted ? new String[] {"w"} : new String[0]);
            double[] weights = weighted ? Arrays.copyOf(edges.values(0), edges.size()) : null;
            for (Orientation orientation : Orientation.values()) {
                Adjacency expected = sorted(nodes, entries(edges, orientation, 0), weighted);
                Adjacency transposed = sorted(nodes, entries(expected, true), weighted);
                for (Workers workers : List.of(ONE, FOUR)) {
                    CountingSort sort = sort(seeded, nodes, workers);
                    Adjacency rows = sort.rows(edges, orientation, weights);
                    assertSame(rows, expected);
                    // The same object again: it keeps arrays.
                    assertSame(sort.transpose(rows), transposed);
                    assertSame(sort.rows(edges, orientation, null), expected.weighted(null));
                    assertSame(rows, expected);
                }
            }
        }
    }

    @Test
    void largeInputsAreCutIntoChunksAndBuckets() {
        Seeded seeded = Seeded.of("largeInputsAreCutIntoChunksAndBuckets");
        int nodes = 5_000;
        EdgeList edges = edges(seeded, nodes, 1, "w");
        for (int i = 0; i < 300_000; i++) {
            edges.add(seeded.oneIn(3) ? 7 : seeded.below(nodes), seeded.below(nodes), i);
        }
        Adjacency expected = sorted(nodes, entries(edges, Orientation.UNDIRECTED, 0), true);
        double[] weights = Arrays.copyOf(edges.values(0), edges.size());
        for (Workers workers : List.of(ONE, FOUR)) {
            assertSame(new CountingSort(nodes, workers).rows(edges, Orientation.UNDIRECTED, weights), expected);
            assertSame(expected.transposed(workers), sorted(nodes, entries(expected, true), true));
        }
    }

    @Test
    void noRowsAndNoEntriesAreFine() {
        for (int nodes : new int[] {0, 1, 70_000}) {
            Adjacency rows = new CountingSort(nodes, FOUR).rows(new EdgeList(), Orientation.UNDIRECTED, null);
            assertSame(rows, new Adjacency(new int[nodes + 1], new int[0], null));
            assertSame(rows.transposed(FOUR), rows);
        }
    }

    /// With no, one and several properties.
    @Test
    void propertiesStayWithTheirEntries() {
        Seeded seeded = Seeded.of("propertiesStayWithTheirEntries");
        for (int round = 0; round < 300; round++) {
            int nodes = 1 + seeded.below(30);
            int properties = seeded.below(4);
            EdgeList edges = edges(seeded, nodes, 100, Arrays.copyOf(new String[] {"a", "b", "c"}, properties));
            Workers workers = round % 2 == 0 ? ONE : FOUR;
            Rows natural = Rows.of(edges, Orientation.NATURAL, nodes, workers);
            check(natural, properties, nodes, i -> entries(edges, Orientation.NATURAL, i));
            // Made of rows, parallel entries stand in the order of their slots.
            EdgeList slots = slots(natural, edges.properties());
            check(natural.transposed(workers), properties, nodes, i -> entries(slots, Orientation.REVERSE, i));
            check(natural.undirected(workers), properties, nodes, i -> entries(slots, Orientation.UNDIRECTED, i));
        }
    }

    private interface EntriesOf {
        List<Entry> property(int property);
    }

    private static void check(Rows rows, int properties, int nodes, EntriesOf expected) {
        assertThat(rows.columns()).hasNumberOfRows(properties);
        assertSame(rows.adjacency(), sorted(nodes, expected.property(0), false));
        for (int i = 0; i < properties; i++) {
            double @Nullable [] values =
                    sorted(nodes, expected.property(i), true).weights();
            assertThat(rows.columns()[i]).isEqualTo(values);
        }
    }

    private static EdgeList slots(Rows rows, List<String> properties) {
        EdgeList edges = new EdgeList(properties.toArray(String[]::new));
        for (Entry entry : entries(rows.adjacency(), false)) {
            double[] values = new double[properties.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = rows.columns()[i][entry.place()];
            }
            edges.add(entry.row(), entry.neighbour(), values);
        }
        return edges;
    }
}
