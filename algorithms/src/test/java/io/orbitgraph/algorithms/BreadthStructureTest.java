package io.orbitgraph.algorithms;

import static org.assertj.core.api.Assertions.assertThat;

import io.orbitgraph.algorithms.TestGraphs.Shape;
import io.orbitgraph.algorithms.breadth.Groups;
import io.orbitgraph.algorithms.breadth.Links;
import io.orbitgraph.algorithms.breadth.NoParameters;
import io.orbitgraph.algorithms.breadth.clique.DensestSubgraph;
import io.orbitgraph.algorithms.breadth.clique.MaximalCliques;
import io.orbitgraph.algorithms.breadth.coloring.ColorRefinement;
import io.orbitgraph.algorithms.breadth.coloring.GreedyColorings;
import io.orbitgraph.algorithms.breadth.structure.Biconnected;
import io.orbitgraph.algorithms.breadth.structure.Bipartite;
import io.orbitgraph.algorithms.breadth.structure.Chordal;
import io.orbitgraph.algorithms.breadth.structure.Metrics;
import io.orbitgraph.algorithms.breadth.structure.Planarity;
import io.orbitgraph.algorithms.breadth.structure.VertexCover;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.store.testkit.Seeded;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BreadthStructureTest {
    private static final int GRAPHS = 300;

    private static boolean related(CsrGraph graph, int one, int other) {
        return graph.out().find(one, other) >= 0;
    }

    private static boolean all(CsrGraph graph, int mask, boolean related) {
        for (int one = 0; one < graph.nodeCount(); one++) {
            for (int other = one + 1; other < graph.nodeCount(); other++) {
                if ((mask & 1 << one) != 0 && (mask & 1 << other) != 0 && related(graph, one, other) != related) {
                    return false;
                }
            }
        }
        return true;
    }

    private static int mask(int[] nodes) {
        return Arrays.stream(nodes).map(node -> 1 << node).sum();
    }

    private static int relationshipsIn(CsrGraph graph, int mask) {
        int count = 0;
        for (int one = 0; one < graph.nodeCount(); one++) {
            for (int other = one + 1; other < graph.nodeCount(); other++) {
                count += (mask & 1 << one) != 0 && (mask & 1 << other) != 0 && related(graph, one, other) ? 1 : 0;
            }
        }
        return count;
    }

    /// The number of connected parts among the nodes in `mask`.
    private static int parts(CsrGraph graph, int mask) {
        int rest = mask;
        int parts = 0;
        while (rest != 0) {
            parts++;
            int reached = Integer.lowestOneBit(rest);
            int before = 0;
            while (before != reached) {
                before = reached;
                for (int node = 0; node < graph.nodeCount(); node++) {
                    for (int other = 0; other < graph.nodeCount(); other++) {
                        if ((reached & 1 << node) != 0
                                && (mask & 1 << other) != 0
                                && (related(graph, node, other) || related(graph, other, node))) {
                            reached |= 1 << other;
                        }
                    }
                }
            }
            rest &= ~reached;
        }
        return parts;
    }

    private static int everyone(CsrGraph graph) {
        return (1 << graph.nodeCount()) - 1;
    }

    @Test
    void cliquesAreAllThatAreMaximal() {
        Seeded seeded = Seeded.of("cliquesAreAllThatAreMaximal");
        for (int i = 0; i < GRAPHS; i++) {
            CsrGraph graph = TestGraphs.random(seeded, Shape.SIMPLE, 1 + seeded.below(9));
            Set<Integer> expected = new HashSet<>();
            for (int mask = 1; mask <= everyone(graph); mask++) {
                boolean maximal = all(graph, mask, true);
                for (int node = 0; node < graph.nodeCount() && maximal; node++) {
                    maximal = (mask & 1 << node) != 0 || !all(graph, mask | 1 << node, true);
                }
                if (maximal) {
                    expected.add(mask);
                }
            }
            for (MaximalCliques.Variant variant : MaximalCliques.Variant.values()) {
                MaximalCliques.Parameters parameters = MaximalCliques.Parameters.DEFAULT.with(variant);
                MaximalCliques.Result result = new MaximalCliques().compute(graph, parameters, TestGraphs.SEQUENTIAL);
                assertThat(result.complete()).isTrue();
                assertThat(result.cliques().sets().stream()
                                .map(BreadthStructureTest::mask)
                                .toList())
                        .hasSize(expected.size())
                        .containsExactlyInAnyOrderElementsOf(expected);
                assertThat(result.cliques().sets().getFirst())
                        .hasSize(result.cliques().largest());
                for (int limit : new int[] {1, expected.size()}) {
                    MaximalCliques.Result some =
                            new MaximalCliques().compute(graph, parameters.withLimit(limit), TestGraphs.SEQUENTIAL);
                    assertThat(some.cliques().count()).isEqualTo(limit);
                    assertThat(some.complete()).isEqualTo(limit == expected.size());
                }
            }
        }
    }

    @Test
    void theDensestSubgraphIsDensest() {
        Seeded seeded = Seeded.of("theDensestSubgraphIsDensest");
        for (int i = 0; i < GRAPHS; i++) {
            CsrGraph graph = TestGraphs.random(seeded, Shape.SIMPLE, 1 + seeded.below(9));
            double expected = 0;
            for (int mask = 1; mask <= everyone(graph); mask++) {
                expected = Math.max(expected, (double) relationshipsIn(graph, mask) / Integer.bitCount(mask));
            }
            DensestSubgraph.Result result =
                    new DensestSubgraph().compute(graph, NoParameters.DEFAULT, TestGraphs.SEQUENTIAL);
            assertThat(result.density()).isEqualTo(expected);
            if (expected > 0) {
                assertThat((double) relationshipsIn(graph, mask(result.nodes())) / result.nodes().length)
                        .isEqualTo(expected);
            }
        }
    }

    private static void checkColoring(CsrGraph graph, Groups groups) {
        for (int node = 0; node < graph.nodeCount(); node++) {
            for (int slot = graph.out().offsets()[node]; slot < graph.out().offsets()[node + 1]; slot++) {
                assertThat(groups.groups()[node])
                        .isNotEqualTo(groups.groups()[graph.out().targets()[slot]]);
            }
        }
    }

    @Test
    void coloringsAreProperAndSmall() {
        Shape parallel = new Shape(true, false, false, true);
        TestGraphs.forRandom("coloringsAreProperAndSmall", parallel, graph -> {
            int degree = 0;
            for (int node = 0; node < graph.nodeCount(); node++) {
                degree = Math.max(degree, graph.out().degree(node));
            }
            for (GreedyColorings.Variant variant : GreedyColorings.Variant.values()) {
                Groups groups = new GreedyColorings()
                        .compute(graph, new GreedyColorings.Parameters(variant), TestGraphs.SEQUENTIAL);
                checkColoring(graph, groups);
                assertThat(groups.count()).isLessThanOrEqualTo(degree + 1);
            }
        });
    }

    /// Splits groups by the groups of the neighbours until nothing changes.
    @Test
    void refinedColorsAreStable() {
        for (Shape shape : List.of(new Shape(true, false, true, false), new Shape(false, false, true, false))) {
            Seeded seeded = Seeded.of("refinedColorsAreStable");
            for (int i = 0; i < GRAPHS; i++) {
                CsrGraph graph = TestGraphs.random(seeded, shape, 1 + seeded.below(14));
                int nodes = graph.nodeCount();
                int[] colors = new int[nodes];
                int count = 0;
                int before = -1;
                while (count != before) {
                    before = count;
                    Map<List<Object>, Integer> numbers = new HashMap<>();
                    int[] next = new int[nodes];
                    for (int node = 0; node < nodes; node++) {
                        Map<Integer, Integer> seen = new TreeMap<>();
                        for (int slot = graph.out().offsets()[node];
                                slot < graph.out().offsets()[node + 1];
                                slot++) {
                            seen.merge(colors[graph.out().targets()[slot]], 1, Integer::sum);
                        }
                        int fresh = numbers.size();
                        next[node] = numbers.computeIfAbsent(List.of(colors[node], seen), unseen -> fresh);
                    }
                    colors = next;
                    count = numbers.size();
                }
                Groups groups = new ColorRefinement().compute(graph, NoParameters.DEFAULT, TestGraphs.SEQUENTIAL);
                assertThat(groups.groups()).isEqualTo(colors);
                assertThat(groups.count()).isEqualTo(count);
            }
        }
    }

    @Test
    void chordalGraphsGiveWhatIsHardOtherwise() {
        Seeded seeded = Seeded.of("chordalGraphsGiveWhatIsHardOtherwise");
        int chordal = 0;
        for (int i = 0; i < GRAPHS; i++) {
            CsrGraph graph = TestGraphs.random(seeded, Shape.SIMPLE, 1 + seeded.below(8));
            Chordal.Result result = new Chordal().compute(graph, NoParameters.DEFAULT, TestGraphs.SEQUENTIAL);
            // Dirac: chordal exactly if nodes can be taken off whose neighbours are all related.
            int rest = everyone(graph);
            boolean taken = true;
            while (rest != 0 && taken) {
                taken = false;
                for (int node = 0; node < graph.nodeCount() && !taken; node++) {
                    int neighbours = 0;
                    for (int other = 0; other < graph.nodeCount(); other++) {
                        neighbours |= related(graph, node, other) ? rest & 1 << other : 0;
                    }
                    if ((rest & 1 << node) != 0 && all(graph, neighbours, true)) {
                        rest &= ~(1 << node);
                        taken = true;
                    }
                }
            }
            assertThat(result.isChordal()).isEqualTo(rest == 0);
            if (!result.isChordal()) {
                int[] hole = result.hole();
                assertThat(hole.length).isGreaterThan(4);
                assertThat(hole[0]).isEqualTo(hole[hole.length - 1]);
                assertThat(relationshipsIn(graph, mask(Arrays.copyOf(hole, hole.length - 1))))
                        .isEqualTo(hole.length - 1);
                for (int at = 1; at < hole.length; at++) {
                    assertThat(related(graph, hole[at - 1], hole[at])).isTrue();
                }
                continue;
            }
            chordal++;
            int clique = 0;
            int independent = 0;
            for (int mask = 0; mask <= everyone(graph); mask++) {
                clique = all(graph, mask, true) ? Math.max(clique, Integer.bitCount(mask)) : clique;
                independent = all(graph, mask, false) ? Math.max(independent, Integer.bitCount(mask)) : independent;
            }
            assertThat(result.clique()).hasSize(clique);
            assertThat(all(graph, mask(result.clique()), true)).isTrue();
            assertThat(result.independentSet()).hasSize(independent);
            assertThat(all(graph, mask(result.independentSet()), false)).isTrue();
            Groups coloring = result.coloring().orElseThrow();
            checkColoring(graph, coloring);
            assertThat(coloring.count()).isEqualTo(clique);
            assertThat(result.eliminationOrder()).hasSize(graph.nodeCount());
            int later = everyone(graph);
            for (int node : result.eliminationOrder()) {
                later &= ~(1 << node);
                int neighbours = 0;
                for (int other = 0; other < graph.nodeCount(); other++) {
                    neighbours |= related(graph, node, other) ? later & 1 << other : 0;
                }
                assertThat(all(graph, neighbours, true)).isTrue();
            }
        }
        // Both kinds were met.
        assertThat(chordal).isStrictlyBetween(0, GRAPHS);
    }

    @Test
    void coversTouchEveryRelationship() {
        Seeded seeded = Seeded.of("coversTouchEveryRelationship");
        for (int i = 0; i < GRAPHS; i++) {
            CsrGraph graph = TestGraphs.random(seeded, Shape.SIMPLE, 1 + seeded.below(10));
            int least = graph.nodeCount();
            for (int mask = 0; mask <= everyone(graph); mask++) {
                least = all(graph, everyone(graph) & ~mask, false) ? Math.min(least, Integer.bitCount(mask)) : least;
            }
            for (VertexCover.Variant variant : VertexCover.Variant.values()) {
                int[] cover =
                        new VertexCover().compute(graph, new VertexCover.Parameters(variant), TestGraphs.SEQUENTIAL);
                assertThat(all(graph, everyone(graph) & ~mask(cover), false)).isTrue();
                switch (variant) {
                    case EXACT -> assertThat(cover).hasSize(least);
                    case EDGE_BASED, CLARKSON, BAR_YEHUDA_EVEN ->
                        assertThat(cover.length).isLessThanOrEqualTo(2 * least);
                    case GREEDY -> assertThat(cover.length).isLessThanOrEqualTo(4 * least);
                }
            }
        }
    }

    @Test
    void sidesHaveNoRelationshipsInside() {
        for (Shape shape : List.of(Shape.DIRECTED, Shape.UNDIRECTED)) {
            TestGraphs.forRandom("sidesHaveNoRelationshipsInside", shape, graph -> {
                if (graph.nodeCount() > 10) {
                    return;
                }
                boolean expected = false;
                for (int mask = 0; mask <= everyone(graph) && !expected; mask++) {
                    expected = true;
                    for (int node = 0; node < graph.nodeCount(); node++) {
                        for (int slot = graph.out().offsets()[node];
                                slot < graph.out().offsets()[node + 1];
                                slot++) {
                            expected &=
                                    (mask >> node & 1) != (mask >> graph.out().targets()[slot] & 1);
                        }
                    }
                }
                Optional<Groups> sides = new Bipartite().compute(graph, NoParameters.DEFAULT, TestGraphs.SEQUENTIAL);
                assertThat(sides.isPresent()).isEqualTo(expected);
                sides.ifPresent(groups -> {
                    checkColoring(graph, groups);
                    assertThat(groups.count()).isLessThanOrEqualTo(2);
                });
            });
        }
    }

    @Test
    void blocksStayConnectedWithoutAnyNode() {
        Seeded seeded = Seeded.of("blocksStayConnectedWithoutAnyNode");
        for (int i = 0; i < GRAPHS; i++) {
            CsrGraph graph = TestGraphs.random(seeded, Shape.SIMPLE, 1 + seeded.below(9));
            Biconnected.Result result = new Biconnected().compute(graph, NoParameters.DEFAULT, TestGraphs.SEQUENTIAL);
            int parts = parts(graph, everyone(graph));
            List<Integer> cutPoints = new ArrayList<>();
            for (int node = 0; node < graph.nodeCount(); node++) {
                if (parts(graph, everyone(graph) & ~(1 << node)) > parts) {
                    cutPoints.add(node);
                }
            }
            assertThat(result.cutPoints())
                    .containsExactly(
                            cutPoints.stream().mapToInt(Integer::intValue).toArray());
            Set<Integer> expected = new HashSet<>();
            for (int mask = 1; mask <= everyone(graph); mask++) {
                if (Integer.bitCount(mask) > 1 && isBlock(graph, mask) && maximal(graph, mask)) {
                    expected.add(mask);
                }
            }
            assertThat(result.blocks().sets().stream()
                            .map(BreadthStructureTest::mask)
                            .toList())
                    .hasSize(expected.size())
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    private static boolean maximal(CsrGraph graph, int mask) {
        for (int more = 1; more <= everyone(graph); more++) {
            if ((more & mask) == mask && more != mask && isBlock(graph, more)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBlock(CsrGraph graph, int mask) {
        if (parts(graph, mask) != 1) {
            return false;
        }
        for (int node = 0; node < graph.nodeCount(); node++) {
            if ((mask & 1 << node) != 0 && parts(graph, mask & ~(1 << node)) > 1) {
                return false;
            }
        }
        return true;
    }

    /// The proof is checked: Euler's formula for the faces of the drawing, or that what is left after taking off nodes
    /// of degree two is K5 or K3,3.
    @Test
    void planarityComesWithAProof() {
        Seeded seeded = Seeded.of("planarityComesWithAProof");
        int planar = 0;
        for (int i = 0; i < GRAPHS; i++) {
            CsrGraph graph = TestGraphs.random(seeded, Shape.SIMPLE, 1 + seeded.below(16));
            Planarity.Result result = new Planarity().compute(graph, NoParameters.DEFAULT, TestGraphs.SEQUENTIAL);
            if (result.isPlanar()) {
                planar++;
                checkEmbedding(graph, result.embedding());
            } else {
                checkKuratowski(graph, result.obstruction());
            }
        }
        assertThat(planar).isStrictlyBetween(0, GRAPHS);
    }

    private static void checkEmbedding(CsrGraph graph, List<int[]> embedding) {
        int nodes = graph.nodeCount();
        int[][] next = new int[nodes][nodes];
        int isolated = 0;
        for (int node = 0; node < nodes; node++) {
            int[] around = embedding.get(node);
            assertThat(Arrays.stream(around).sorted().toArray())
                    .isEqualTo(Arrays.copyOfRange(
                            graph.out().targets(),
                            graph.out().offsets()[node],
                            graph.out().offsets()[node + 1]));
            isolated += around.length == 0 ? 1 : 0;
            for (int at = 0; at < around.length; at++) {
                next[node][around[at]] = around[(at + 1) % around.length];
            }
        }
        boolean[][] seen = new boolean[nodes][nodes];
        int faces = 0;
        for (int node = 0; node < nodes; node++) {
            for (int other : embedding.get(node)) {
                if (!seen[node][other]) {
                    faces++;
                    int a = node;
                    int b = other;
                    while (!seen[a][b]) {
                        seen[a][b] = true;
                        int c = next[b][a];
                        a = b;
                        b = c;
                    }
                }
            }
        }
        int components = parts(graph, everyone(graph)) - isolated;
        // Each component has its own outer face.
        assertThat(nodes - isolated - graph.relationshipCount() + faces).isEqualTo(2L * components);
    }

    private static void checkKuratowski(CsrGraph graph, Links links) {
        Map<Integer, Set<Integer>> neighbours = new TreeMap<>();
        for (int i = 0; i < links.count(); i++) {
            assertThat(related(graph, links.sources()[i], links.targets()[i])).isTrue();
            neighbours
                    .computeIfAbsent(links.sources()[i], unseen -> new HashSet<>())
                    .add(links.targets()[i]);
            neighbours
                    .computeIfAbsent(links.targets()[i], unseen -> new HashSet<>())
                    .add(links.sources()[i]);
        }
        for (int node : IntStream.range(0, graph.nodeCount()).toArray()) {
            Set<Integer> ends = neighbours.getOrDefault(node, Set.of());
            if (ends.size() == 2) {
                List<Integer> pair = new ArrayList<>(ends);
                neighbours.remove(node);
                Objects.requireNonNull(neighbours.get(pair.get(0))).remove(node);
                Objects.requireNonNull(neighbours.get(pair.get(1))).remove(node);
                assertThat(Objects.requireNonNull(neighbours.get(pair.get(0))).add(pair.get(1)))
                        .isTrue();
                Objects.requireNonNull(neighbours.get(pair.get(1))).add(pair.get(0));
            }
        }
        if (neighbours.size() == 5) {
            assertThat(neighbours.values()).allMatch(ends -> ends.size() == 4);
        } else {
            assertThat(neighbours).hasSize(6);
            Set<Integer> side = neighbours.values().iterator().next();
            neighbours.forEach((node, ends) -> {
                if (side.contains(node)) {
                    assertThat(ends).hasSize(3).doesNotContainAnyElementsOf(side);
                } else {
                    assertThat(ends).isEqualTo(side);
                }
            });
        }
    }

    @Test
    void metricsAreThoseOfTheDefinitions() {
        for (Shape shape : List.of(Shape.SIMPLE, Shape.SIMPLE_DIRECTED)) {
            Seeded seeded = Seeded.of("metricsAreThoseOfTheDefinitions");
            for (int i = 0; i < GRAPHS; i++) {
                CsrGraph graph = TestGraphs.random(seeded, shape, 1 + seeded.below(8));
                int nodes = graph.nodeCount();
                Metrics.Result result = new Metrics().compute(graph, NoParameters.DEFAULT, TestGraphs.SEQUENTIAL);
                int components = parts(graph, everyone(graph));
                assertThat(result.components()).isEqualTo(components);
                assertThat(result.forest()).isEqualTo(graph.relationshipCount() == nodes - components);
                assertThat(result.tree()).isEqualTo(graph.relationshipCount() == nodes - 1 && components == 1);
                long possible = (long) nodes * (nodes - 1) / (graph.isUndirected() ? 2 : 1);
                assertThat(result.complete()).isEqualTo(graph.relationshipCount() == possible);
                assertThat(result.girth())
                        .isEqualTo(BreadthCycleTest.cycles(graph).stream()
                                .mapToInt(List::size)
                                .min()
                                .orElse(-1));
            }
        }
    }
}
