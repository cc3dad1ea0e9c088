package io.orbitgraph.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orbitgraph.algorithms.TestGraphs.Shape;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.graph.ProjectedGraph;
import io.orbitgraph.algorithms.graph.sample.WalkSampling;
import io.orbitgraph.algorithms.graph.sample.WalkSampling.StepRule;
import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.store.testkit.Seeded;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WalkSamplingTest {
    private static ProjectedGraph labelled(CsrGraph graph, BitSet labelA) {
        return new ProjectedGraph(graph.ids(), Map.of("A", labelA), Map.of(), Map.of("R", graph));
    }

    @Test
    void theSampleHasTheWantedSizeOnAnyGraph() {
        Seeded seeded = Seeded.of("theSampleHasTheWantedSizeOnAnyGraph");
        for (int round = 0; round < TestGraphs.RANDOM_GRAPHS; round++) {
            int nodes = 1 + seeded.below(40);
            CsrGraph graph = TestGraphs.random(
                    seeded, seeded.pick(List.of(Shape.DIRECTED_WEIGHTED, Shape.UNDIRECTED, Shape.DIRECTED)), nodes);
            double ratio = (1 + seeded.below(10)) / 10.0;
            int[] starts = seeded.oneIn(2) ? new int[] {} : new int[] {seeded.below(nodes), seeded.below(nodes)};
            WalkSampling sampling =
                    new WalkSampling(ratio, 0.1, starts, false, seeded.pick(List.of(StepRule.values())));
            Environment environment = Environment.sequential(seeded.below(1000));
            WalkSampling.Sample sample = sampling.nodes(graph, labelled(graph, new BitSet()), environment);
            assertThat(sample.nodes().cardinality()).isEqualTo(Math.clamp(Math.round(ratio * nodes), 1, nodes));
            assertThat(sample.nodes().length()).isLessThanOrEqualTo(nodes);
            assertThat(sample.startCount()).isBetween(1, nodes + starts.length);
            if (starts.length > 0) {
                assertThat(sample.nodes().get(starts[0])).isTrue();
            }
            assertThat(sampling.nodes(graph, labelled(graph, new BitSet()), environment))
                    .isEqualTo(sample);
        }
    }

    @Test
    void strataKeepTheirShare() {
        Seeded seeded = Seeded.of("strataKeepTheirShare");
        for (int round = 0; round < 100; round++) {
            CsrGraph graph = TestGraphs.random(seeded, Shape.UNDIRECTED, 200);
            BitSet rare = new BitSet();
            for (int node = 0; node < 20; node++) {
                rare.set(seeded.below(200));
            }
            WalkSampling.Sample sample = new WalkSampling(0.3, 0.2, new int[0], true, StepRule.WEIGHTED)
                    .nodes(graph, labelled(graph, rare), Environment.sequential(round));
            BitSet both = (BitSet) sample.nodes().clone();
            both.and(rare);
            assertThat(both.cardinality()).isEqualTo((int) Math.round(0.3 * rare.cardinality()));
            assertThat(sample.nodes().cardinality() - both.cardinality())
                    .isEqualTo((int) Math.round(0.3 * (200 - rare.cardinality())));
        }
    }

    /// From the start a walk stays near it: in two cliques with one bridge, the sample is of the first clique.
    @Test
    void aWalkStaysNearItsStart() {
        int[] ends = new int[2 * (2 * 45 + 1)];
        int at = 0;
        for (int clique = 0; clique < 20; clique += 10) {
            for (int a = 0; a < 10; a++) {
                for (int b = a + 1; b < 10; b++) {
                    ends[at++] = clique + a;
                    ends[at++] = clique + b;
                }
            }
        }
        ends[at++] = 0;
        ends[at] = 10;
        CsrGraph graph = TestGraphs.undirected(20, ends);
        int inside = 0;
        for (int seed = 0; seed < 100; seed++) {
            BitSet nodes = new WalkSampling(0.25, 0.3, new int[] {5}, false, StepRule.WEIGHTED)
                    .nodes(graph, labelled(graph, new BitSet()), Environment.sequential(seed))
                    .nodes();
            inside += nodes.get(0, 10).cardinality();
        }
        assertThat(inside).isGreaterThan(450);
    }

    @Test
    void wrongParametersAreRefused() {
        for (double wrong : new double[] {0, -1, 1.5, Double.NaN}) {
            assertThatThrownBy(() -> new WalkSampling(wrong, 0.1, new int[0], false, StepRule.WEIGHTED))
                    .isInstanceOf(OrbitException.class)
                    .hasMessageContaining("samplingRatio");
        }
        assertThatThrownBy(() -> new WalkSampling(0.5, 0, new int[0], false, StepRule.WEIGHTED))
                .isInstanceOf(OrbitException.class)
                .hasMessageContaining("restartProbability");
        CsrGraph graph = TestGraphs.directed(2, 0, 1);
        assertThatThrownBy(() -> new WalkSampling(0.5, 0.1, new int[] {2}, false, StepRule.WEIGHTED)
                        .nodes(graph, labelled(graph, new BitSet()), TestGraphs.SEQUENTIAL))
                .isInstanceOf(OrbitException.class)
                .hasMessageContaining("startNodes");
    }
}
