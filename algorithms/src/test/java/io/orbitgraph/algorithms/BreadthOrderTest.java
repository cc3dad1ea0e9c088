package io.orbitgraph.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orbitgraph.algorithms.TestGraphs.Shape;
import io.orbitgraph.algorithms.breadth.Links;
import io.orbitgraph.algorithms.breadth.NoParameters;
import io.orbitgraph.algorithms.breadth.isomorphism.Isomorphism;
import io.orbitgraph.algorithms.breadth.order.CommonAncestors;
import io.orbitgraph.algorithms.breadth.order.Condensation;
import io.orbitgraph.algorithms.breadth.order.Dominators;
import io.orbitgraph.algorithms.breadth.order.TransitiveClosure;
import io.orbitgraph.algorithms.breadth.order.TransitiveReduction;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.graph.EdgeList;
import io.orbitgraph.algorithms.graph.NodeColumn;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.store.testkit.Seeded;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BreadthOrderTest {
    private static final int GRAPHS = 300;

    /// Whether there is a way of one relationship or more that avoids a node.
    private static boolean[][] reach(CsrGraph graph, int without) {
        int nodes = graph.nodeCount();
        boolean[][] reach = new boolean[nodes][nodes];
        for (int a = 0; a < nodes; a++) {
            for (int slot = graph.out().offsets()[a]; slot < graph.out().offsets()[a + 1]; slot++) {
                int b = graph.out().targets()[slot];
                reach[a][b] = a != without && b != without;
            }
        }
        for (int over = 0; over < nodes; over++) {
            for (int a = 0; a < nodes; a++) {
                for (int b = 0; b < nodes; b++) {
                    reach[a][b] |= reach[a][over] && reach[over][b];
                }
            }
        }
        return reach;
    }

    private static List<List<Integer>> pairs(Links links) {
        List<List<Integer>> pairs = new ArrayList<>();
        for (int i = 0; i < links.count(); i++) {
            pairs.add(List.of(links.sources()[i], links.targets()[i]));
        }
        return pairs;
    }

    private static CsrGraph acyclic(Seeded seeded) {
        int nodes = 1 + seeded.below(10);
        int[] places = new int[nodes];
        Arrays.setAll(places, node -> node);
        for (int i = nodes - 1; i > 0; i--) {
            int other = seeded.below(i + 1);
            int place = places[i];
            places[i] = places[other];
            places[other] = place;
        }
        EdgeList edges = new EdgeList();
        for (int i = seeded.below(3 * nodes); i > 0; i--) {
            int a = seeded.below(nodes);
            int b = seeded.below(nodes);
            if (a < b) {
                edges.add(places[a], places[b]);
            }
        }
        return TestGraphs.build(nodes, edges, false);
    }

    @Test
    void theClosureHoldsWhatIsReached() {
        Seeded seeded = Seeded.of("theClosureHoldsWhatIsReached");
        for (int i = 0; i < GRAPHS; i++) {
            CsrGraph graph = TestGraphs.random(seeded, Shape.DIRECTED, 1 + seeded.below(12));
            boolean[][] reach = reach(graph, -1);
            List<List<Integer>> expected = new ArrayList<>();
            for (int a = 0; a < graph.nodeCount(); a++) {
                for (int b = 0; b < graph.nodeCount(); b++) {
                    if (a != b && reach[a][b]) {
                        expected.add(List.of(a, b));
                    }
                }
            }
            assertThat(pairs(new TransitiveClosure().compute(graph, NoParameters.DEFAULT, TestGraphs.SEQUENTIAL)))
                    .isEqualTo(expected);
        }
    }

    @Test
    void theReductionKeepsWhatNoLongerWayReplaces() {
        Seeded seeded = Seeded.of("theReductionKeepsWhatNoLongerWayReplaces");
        for (int i = 0; i < GRAPHS; i++) {
            CsrGraph graph = acyclic(seeded);
            boolean[][] reach = reach(graph, -1);
            List<List<Integer>> expected = new ArrayList<>();
            for (int a = 0; a < graph.nodeCount(); a++) {
                for (int b = 0; b < graph.nodeCount(); b++) {
                    boolean needed = graph.out().find(a, b) >= 0;
                    for (int over = 0; over < graph.nodeCount(); over++) {
                        needed &= !(reach[a][over] && reach[over][b]);
                    }
                    if (needed) {
                        expected.add(List.of(a, b));
                    }
                }
            }
            assertThat(pairs(new TransitiveReduction().compute(graph, NoParameters.DEFAULT, TestGraphs.SEQUENTIAL)))
                    .isEqualTo(expected);
        }
        assertThatThrownBy(() -> new TransitiveReduction()
                        .compute(TestGraphs.directed(2, 0, 1, 1, 0), NoParameters.DEFAULT, TestGraphs.SEQUENTIAL))
                .isInstanceOf(OrbitException.class)
                .hasMessageContaining("without cycles")
                .hasMessageContaining("node 0");
    }

    @Test
    void lowestAncestorsReachBothAndNoOtherOne() {
        Seeded seeded = Seeded.of("lowestAncestorsReachBothAndNoOtherOne");
        for (int i = 0; i < GRAPHS; i++) {
            CsrGraph graph = acyclic(seeded);
            int nodes = graph.nodeCount();
            boolean[][] reach = reach(graph, -1);
            int one = seeded.below(nodes);
            int other = seeded.below(nodes);
            List<Integer> common = new ArrayList<>();
            for (int node = 0; node < nodes; node++) {
                if ((node == one || reach[node][one]) && (node == other || reach[node][other])) {
                    common.add(node);
                }
            }
            int[] expected = common.stream()
                    .filter(node -> common.stream().noneMatch(lower -> reach[node][lower]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            assertThat(new CommonAncestors()
                            .compute(graph, new CommonAncestors.Parameters(one, other), TestGraphs.SEQUENTIAL))
                    .isEqualTo(expected);
        }
    }

    @Test
    void componentsOfTheCondensationReachEachOther() {
        Seeded seeded = Seeded.of("componentsOfTheCondensationReachEachOther");
        for (int i = 0; i < GRAPHS; i++) {
            CsrGraph graph = TestGraphs.random(seeded, Shape.DIRECTED, 1 + seeded.below(12));
            boolean[][] reach = reach(graph, -1);
            Condensation.Result result = new Condensation().compute(graph, NoParameters.DEFAULT, TestGraphs.SEQUENTIAL);
            int[] groups = result.components().groups();
            double over = 0;
            for (int a = 0; a < graph.nodeCount(); a++) {
                for (int b = 0; b < graph.nodeCount(); b++) {
                    assertThat(groups[a] == groups[b]).isEqualTo(a == b || (reach[a][b] && reach[b][a]));
                }
                for (int slot = graph.out().offsets()[a]; slot < graph.out().offsets()[a + 1]; slot++) {
                    int target = groups[graph.out().targets()[slot]];
                    over += target != groups[a] ? 1 : 0;
                    assertThat(target == groups[a] || pairs(result.links()).contains(List.of(groups[a], target)))
                            .isTrue();
                }
            }
            assertThat(result.links().total()).isEqualTo(over);
            assertThat(pairs(result.links())).doesNotHaveDuplicates();
        }
    }

    /// A dominates B if B is not reached without A; the immediate one is dominated by all others.
    @Test
    void dominatorsAreOnEveryPath() {
        Seeded seeded = Seeded.of("dominatorsAreOnEveryPath");
        for (int i = 0; i < GRAPHS; i++) {
            CsrGraph graph = TestGraphs.random(seeded, Shape.DIRECTED, 1 + seeded.below(12));
            int nodes = graph.nodeCount();
            int root = seeded.below(nodes);
            boolean[][] reach = reach(graph, -1);
            boolean[][] dominates = new boolean[nodes][nodes];
            for (int node = 0; node < nodes; node++) {
                boolean[][] without = reach(graph, node);
                for (int other = 0; other < nodes; other++) {
                    boolean reached = other == root || reach[root][other];
                    dominates[node][other] =
                            reached && (node == other || node == root || (other != root && !without[root][other]));
                }
            }
            int[] found = new Dominators().compute(graph, new Dominators.Parameters(root), TestGraphs.SEQUENTIAL);
            for (int node = 0; node < nodes; node++) {
                if (node == root) {
                    assertThat(found[node]).isEqualTo(root);
                } else if (!reach[root][node]) {
                    assertThat(found[node]).isEqualTo(-1);
                } else {
                    int immediate = found[node];
                    assertThat(immediate).isNotEqualTo(node);
                    assertThat(dominates[immediate][node]).isTrue();
                    for (int other = 0; other < nodes; other++) {
                        assertThat(other == node || !dominates[other][node] || dominates[other][immediate])
                                .isTrue();
                    }
                }
            }
        }
    }

    /// All injective mappings, by trying.
    private static void extend(CsrGraph graph, CsrGraph pattern, int[] images, int node, List<List<Integer>> found) {
        if (node == images.length) {
            found.add(Arrays.stream(images).boxed().toList());
            return;
        }
        for (int image = 0; image < graph.nodeCount(); image++) {
            boolean fits = graph.nodeProperty("kind").number(image)
                    == pattern.nodeProperty("kind").number(node);
            for (int before = 0; before < node && fits; before++) {
                fits = images[before] != image
                        && (pattern.out().find(before, node) >= 0)
                                == (graph.out().find(images[before], image) >= 0)
                        && (pattern.out().find(node, before) >= 0)
                                == (graph.out().find(image, images[before]) >= 0);
            }
            if (fits) {
                images[node] = image;
                extend(graph, pattern, images, node + 1, found);
            }
        }
    }

    private static CsrGraph kinds(Seeded seeded, CsrGraph graph, int kinds) {
        long[] values = new long[graph.nodeCount()];
        Arrays.setAll(values, node -> seeded.below(kinds));
        return graph.withNodeProperty("kind", new NodeColumn.Longs(values));
    }

    @Test
    void mappingsAreAllThatKeepRelationships() {
        Seeded seeded = Seeded.of("mappingsAreAllThatKeepRelationships");
        int isomorphic = 0;
        for (Shape shape : List.of(Shape.SIMPLE, Shape.SIMPLE_DIRECTED)) {
            for (int i = 0; i < GRAPHS; i++) {
                int kinds = 1 + seeded.below(2);
                CsrGraph graph = kinds(seeded, TestGraphs.random(seeded, shape, 1 + seeded.below(6)), kinds);
                CsrGraph pattern = kinds(seeded, TestGraphs.random(seeded, shape, 1 + seeded.below(5)), kinds);
                List<List<Integer>> expected = new ArrayList<>();
                extend(graph, pattern, new int[pattern.nodeCount()], 0, expected);
                for (boolean induced : new boolean[] {true, false}) {
                    Isomorphism.Parameters parameters = new Isomorphism.Parameters(pattern, induced, "kind", 10_000);
                    List<List<Integer>> found = new Isomorphism()
                            .compute(graph, parameters, TestGraphs.SEQUENTIAL).stream()
                                    .map(images -> Arrays.stream(images).boxed().toList())
                                    .toList();
                    boolean whole = graph.nodeCount() == pattern.nodeCount();
                    assertThat(found).isEqualTo(induced || whole ? expected : List.of());
                    isomorphic += !induced && !found.isEmpty() ? 1 : 0;
                    assertThat(new Isomorphism().compute(graph, parameters.withLimit(1), TestGraphs.SEQUENTIAL))
                            .hasSize(Math.min(1, found.size()));
                }
            }
        }
        assertThat(isomorphic).isPositive();
    }
}
