package io.orbitgraph.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.orbitgraph.algorithms.TestGraphs.Shape;
import io.orbitgraph.algorithms.graph.Adjacency;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.graph.NodeColumn;
import io.orbitgraph.algorithms.paths.collapse.CollapsePath;
import io.orbitgraph.algorithms.paths.collapse.CollapsePathParameters;
import io.orbitgraph.algorithms.paths.collapse.CollapsePathResult;
import io.orbitgraph.algorithms.run.MemoryAccount;
import io.orbitgraph.algorithms.scaling.ScaleProperties;
import io.orbitgraph.algorithms.scaling.ScalePropertiesParameters;
import io.orbitgraph.algorithms.scaling.ScaledProperties;
import io.orbitgraph.algorithms.scaling.Scaler;
import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.store.testkit.Seeded;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PreparationTest {
    private record Pair(int source, int target) implements Comparable<Pair> {
        @Override
        public int compareTo(Pair other) {
            int order = Integer.compare(source, other.source);
            return order != 0 ? order : Integer.compare(target, other.target);
        }
    }

    @Test
    void pathsCollapseToTheirEnds() {
        Seeded seeded = Seeded.of("pathsCollapseToTheirEnds, templates");
        TestGraphs.forRandom("pathsCollapseToTheirEnds", Shape.DIRECTED, graph -> {
            Adjacency other =
                    TestGraphs.random(seeded, Shape.DIRECTED, graph.nodeCount()).out();
            List<List<Adjacency>> templates = new ArrayList<>();
            for (int i = 0; i <= seeded.below(2); i++) {
                List<Adjacency> steps = new ArrayList<>();
                for (int j = 0; j <= seeded.below(3); j++) {
                    steps.add(seeded.oneIn(2) ? graph.out() : other);
                }
                templates.add(steps);
            }
            boolean loops = seeded.oneIn(2);
            CollapsePathParameters parameters = new CollapsePathParameters(templates, loops);
            CollapsePathResult result = new CollapsePath().compute(graph, parameters, TestGraphs.SEQUENTIAL);
            List<Pair> found = new ArrayList<>();
            for (int i = 0; i < result.sources().length; i++) {
                found.add(new Pair(result.sources()[i], result.targets()[i]));
            }
            TreeSet<Pair> expected = new TreeSet<>();
            for (List<Adjacency> template : templates) {
                for (int node = 0; node < graph.nodeCount(); node++) {
                    follow(template, 0, node, node, loops, expected);
                }
            }
            assertThat(found).containsExactlyElementsOf(expected);
        });
    }

    private static void follow(
            List<Adjacency> template, int step, int first, int node, boolean loops, Set<Pair> pairs) {
        if (step == template.size()) {
            if (loops || node != first) {
                pairs.add(new Pair(first, node));
            }
            return;
        }
        Adjacency relationships = template.get(step);
        Arrays.stream(
                        relationships.targets(),
                        relationships.offsets()[node],
                        relationships.offsets()[node + 1])
                .distinct()
                .forEach(next -> follow(template, step + 1, first, next, loops, pairs));
    }

    @Test
    void threadsDoNotChangeCollapsedPaths() {
        CsrGraph graph = TestGraphs.large(false, false);
        CollapsePathParameters parameters = new CollapsePathParameters(List.of(List.of(graph.out())), false);
        CollapsePathResult one = new CollapsePath().compute(graph, parameters, TestGraphs.SEQUENTIAL);
        CollapsePathResult four = new CollapsePath().compute(graph, parameters, TestGraphs.PARALLEL);
        assertThat(four.sources()).isEqualTo(one.sources());
        assertThat(four.targets()).isEqualTo(one.targets());
    }

    @Test
    void hubsThatMakeTooManyPairsAreRefused() {
        int leaves = 3000;
        int[] ends = new int[4 * leaves];
        for (int leaf = 1; leaf <= leaves; leaf++) {
            ends[4 * leaf - 4] = leaf;
            ends[4 * leaf - 1] = leaf;
        }
        CsrGraph star = TestGraphs.directed(leaves + 1, ends);
        CollapsePathParameters parameters = new CollapsePathParameters(List.of(List.of(star.out(), star.out())), false);
        CollapsePath collapse = new CollapsePath();
        long expected = collapse.estimate(star.size(), parameters, 1).maxBytes();
        assertThatThrownBy(() -> collapse.run(
                        star, parameters, TestGraphs.SEQUENTIAL.withMemory(MemoryAccount.limitedTo(2 * expected))))
                .isInstanceOfSatisfying(
                        OrbitException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MEMORY_LIMIT));
        MemoryAccount enough = MemoryAccount.limitedTo(1L << 30);
        assertThat(collapse.run(star, parameters, TestGraphs.SEQUENTIAL.withMemory(enough))
                        .sources())
                .hasSize(leaves * (leaves - 1));
        enough.charge("all is given back", 1L << 30);
    }

    @Test
    void scaledPropertiesAreOnTheScale() {
        Seeded seeded = Seeded.of("scaledPropertiesAreOnTheScale");
        for (int round = 0; round < 200; round++) {
            int nodes = 1 + seeded.below(20);
            double[] numbers = new double[nodes];
            double[][] lists = new double[nodes][2];
            for (int node = 0; node < nodes; node++) {
                numbers[node] = seeded.oneIn(5) ? Double.NaN : seeded.below(100) - 50;
                lists[node] = new double[] {seeded.below(10) + 1, 3};
            }
            Map<String, NodeColumn> properties = new LinkedHashMap<>();
            properties.put("numbers", new NodeColumn.Doubles(numbers));
            properties.put("lists", new NodeColumn.DoubleLists(lists));
            for (Scaler scaler : Scaler.values()) {
                ScaledProperties scaled = new ScaleProperties()
                        .compute(
                                TestGraphs.directed(nodes),
                                new ScalePropertiesParameters(properties, scaler, 0),
                                TestGraphs.SEQUENTIAL);
                for (int component = 0; component < 3; component++) {
                    int place = component;
                    double[] before = component == 0
                            ? numbers
                            : Arrays.stream(lists)
                                    .mapToDouble(list -> list[place - 1])
                                    .toArray();
                    double[] after = Arrays.stream(scaled.values())
                            .mapToDouble(row -> row[place])
                            .toArray();
                    for (int node = 0; node < nodes; node++) {
                        double wanted = plain(scaler, before[node], before);
                        if (Double.isFinite(wanted)) {
                            assertThat(after[node]).as("%s", scaler).isCloseTo(wanted, within(1e-12));
                        } else {
                            assertThat(after[node]).as("%s", scaler).isEqualTo(Double.valueOf(wanted));
                        }
                    }
                }
            }
        }
    }

    private static double plain(Scaler scaler, double value, double[] all) {
        double[] there =
                Arrays.stream(all).filter(number -> !Double.isNaN(number)).toArray();
        double min = Arrays.stream(there).min().orElse(Double.NaN);
        double max = Arrays.stream(there).max().orElse(Double.NaN);
        double mean = Arrays.stream(there).average().orElse(Double.NaN);
        double variance = Arrays.stream(there)
                .map(number -> (number - mean) * (number - mean))
                .average()
                .orElse(Double.NaN);
        return switch (scaler) {
            case NONE -> value;
            case MINMAX -> ratio(value, value - min, max - min);
            case MAX -> ratio(value, value, Math.max(Math.abs(min), Math.abs(max)));
            case MEAN -> ratio(value, value - mean, max - min);
            case CENTER -> value - mean;
            case LOG -> Math.log(value);
            case STDSCORE -> ratio(value, value - mean, Math.sqrt(variance));
            case L1NORM ->
                ratio(value, value, Arrays.stream(there).map(Math::abs).sum());
            case L2NORM ->
                ratio(
                        value,
                        value,
                        Math.sqrt(Arrays.stream(there).map(n -> n * n).sum()));
        };
    }

    private static double ratio(double value, double numerator, double denominator) {
        return denominator == 0 && !Double.isNaN(value) ? 0 : numerator / denominator;
    }

    @Test
    void whatCannotBeScaledIsRefused() {
        Map<String, NodeColumn> ragged = Map.of("x", new NodeColumn.LongLists(new long[][] {{1, 2}, {}, {1}}));
        assertThatThrownBy(() -> new ScaleProperties()
                        .compute(
                                TestGraphs.directed(3),
                                new ScalePropertiesParameters(ragged, Scaler.MAX, 0),
                                TestGraphs.SEQUENTIAL))
                .hasMessageContaining("one length");
        assertThatThrownBy(() -> new ScalePropertiesParameters(ragged, Scaler.MAX, 1))
                .hasMessageContaining("offset");
        assertThatThrownBy(() -> new ScalePropertiesParameters(Map.of(), Scaler.MAX, 0))
                .hasMessageContaining("empty");
    }
}
