package io.orbitgraph.algorithms;

import static org.assertj.core.api.Assertions.assertThat;

import io.orbitgraph.algorithms.centrality.pagerank.PageRank;
import io.orbitgraph.algorithms.centrality.pagerank.PageRankParameters;
import io.orbitgraph.algorithms.community.components.Wcc;
import io.orbitgraph.algorithms.community.components.WccParameters;
import io.orbitgraph.algorithms.community.labels.LabelPropagation;
import io.orbitgraph.algorithms.community.labels.LabelPropagationParameters;
import io.orbitgraph.algorithms.community.triangles.ClusteringParameters;
import io.orbitgraph.algorithms.community.triangles.LocalClustering;
import io.orbitgraph.algorithms.graph.Aggregation;
import io.orbitgraph.algorithms.graph.CsrBuilder;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.graph.EdgeList;
import io.orbitgraph.algorithms.graph.NodeIds;
import io.orbitgraph.algorithms.graph.Orientation;
import io.orbitgraph.algorithms.paths.bfs.Bfs;
import io.orbitgraph.algorithms.paths.bfs.BfsParameters;
import io.orbitgraph.algorithms.paths.shortest.DeltaStepping;
import io.orbitgraph.algorithms.paths.shortest.DeltaSteppingParameters;
import io.orbitgraph.algorithms.verify.PartitionVerifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// The validation graphs of LDBC Graphalytics by its rules: BFS and CDLP exactly, WCC up to names, PR, LCC and SSSP to
/// a relative 1e-4. `-Dgraphalytics=` names the folder with `bfs`, `cdlp`, `example` and so on.
@EnabledIfSystemProperty(named = "graphalytics", matches = ".+")
class GraphalyticsTest {
    private static final Path FOLDER = Path.of(System.getProperty("graphalytics", ""));
    private static final long UNREACHED = Long.MAX_VALUE;

    @TestFactory
    Stream<DynamicTest> validationGraphs() {
        List<DynamicTest> tests = new ArrayList<>();
        for (String direction : List.of("directed", "undirected")) {
            boolean undirected = direction.equals("undirected");
            String prefix = undirected ? "undir-" : "dir-";
            CsrGraph example = vertexEdgeGraph("example/example-" + direction, undirected);
            int source = undirected ? 2 : 1;
            for (String algorithm : List.of("BFS", "CDLP", "LCC", "PR", "SSSP", "WCC")) {
                Path expected = FOLDER.resolve("example/example-" + direction + "-" + algorithm);
                tests.add(DynamicTest.dynamicTest(
                        "example " + direction + " " + algorithm,
                        () -> check(algorithm, example, source, 2, expected)));
            }
            for (String algorithm : List.of("BFS", "CDLP", "LCC", "PR", "SSSP", "WCC")) {
                String folder = algorithm.toLowerCase(Locale.ROOT) + "/" + prefix;
                tests.add(DynamicTest.dynamicTest(folder, () -> {
                    CsrGraph graph = algorithm.equals("SSSP")
                            ? vertexEdgeGraph(folder + "input", undirected)
                            : neighbourListGraph(folder + "input", undirected);
                    // Parameters of the benchmark's validation tests.
                    int iterations = algorithm.equals("PR") ? (undirected ? 26 : 14) : 5;
                    check(algorithm, graph, 1, iterations, FOLDER.resolve(folder + "output"));
                }));
            }
        }
        return tests.stream();
    }

    private static void check(String algorithm, CsrGraph graph, int source, int iterations, Path expected) {
        Map<Long, String> reference = values(expected);
        int start = graph.ids().number(source);
        Object[] results = switch (algorithm) {
            case "BFS" ->
                Arrays.stream(new Bfs()
                                .compute(graph, BfsParameters.from(start), TestGraphs.PARALLEL)
                                .levels())
                        .mapToObj(level -> level < 0 ? UNREACHED : (Long) (long) level)
                        .toArray();
            case "CDLP" ->
                Arrays.stream(new LabelPropagation()
                                .compute(
                                        graph,
                                        LabelPropagationParameters.DEFAULT
                                                .withDefinition(LabelPropagationParameters.Definition.GRAPHALYTICS)
                                                .withIterations(iterations),
                                        TestGraphs.PARALLEL)
                                .labels())
                        .mapToObj(label -> graph.ids().id((int) label))
                        .toArray();
            case "LCC" ->
                boxed(new LocalClustering()
                        .compute(graph, ClusteringParameters.DEFAULT, TestGraphs.PARALLEL)
                        .coefficients());
            case "PR" ->
                boxed(new PageRank()
                        .compute(
                                graph.unweighted(),
                                PageRankParameters.DEFAULT
                                        .withDefinition(PageRankParameters.Definition.NORMALISED)
                                        .withIterations(iterations, 0),
                                TestGraphs.PARALLEL)
                        .scores());
            case "SSSP" ->
                boxed(new DeltaStepping()
                        .compute(graph, DeltaSteppingParameters.from(start), TestGraphs.PARALLEL)
                        .distances());
            default ->
                Arrays.stream(new Wcc()
                                .compute(graph, WccParameters.DEFAULT, TestGraphs.PARALLEL)
                                .components())
                        .boxed()
                        .toArray();
        };
        assertThat(reference).hasSize(graph.nodeCount());
        if (algorithm.equals("WCC")) {
            long[] ours =
                    Arrays.stream(results).mapToLong(value -> (Long) value).toArray();
            long[] theirs =
                    reference.values().stream().mapToLong(Long::parseLong).toArray();
            assertThat(PartitionVerifier.same(ours, theirs)).isEmpty();
            return;
        }
        reference.forEach((id, text) -> {
            Object value = results[graph.ids().number(id)];
            if (value instanceof Long whole) {
                assertThat(whole).as("node %s", id).isEqualTo(Long.parseLong(text));
            } else {
                double wanted =
                        Double.parseDouble(text.replace("inf", "Infinity").replace("Infinityinity", "Infinity"));
                double found = (Double) value;
                assertThat(found == wanted || Math.abs(found - wanted) <= 1e-4 * Math.abs(wanted))
                        .as("node %s: %s, expected %s", id, found, wanted)
                        .isTrue();
            }
        });
    }

    private static Object[] boxed(double[] values) {
        return Arrays.stream(values).boxed().toArray();
    }

    private static Map<Long, String> values(Path file) {
        Map<Long, String> values = new TreeMap<>();
        for (String[] words : lines(file)) {
            values.put(Long.parseLong(words[0]), words[1]);
        }
        return values;
    }

    private static List<String[]> lines(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.trim().split("\\s+"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CsrGraph vertexEdgeGraph(String name, boolean undirected) {
        NodeIds ids = NodeIds.of(lines(FOLDER.resolve(name + ".v")).stream()
                .mapToLong(words -> Long.parseLong(words[0]))
                .sorted()
                .toArray());
        EdgeList edges = new EdgeList("weight");
        for (String[] words : lines(FOLDER.resolve(name + ".e"))) {
            edges.add(
                    ids.number(Long.parseLong(words[0])),
                    ids.number(Long.parseLong(words[1])),
                    words.length > 2 ? Double.parseDouble(words[2]) : 1);
        }
        return build(ids, edges, undirected);
    }

    /// Lines of a node and its neighbours; undirected relationships stand at both ends.
    private static CsrGraph neighbourListGraph(String name, boolean undirected) {
        List<String[]> lines = lines(FOLDER.resolve(name));
        NodeIds ids = NodeIds.of(lines.stream()
                .flatMap(Arrays::stream)
                .mapToLong(Long::parseLong)
                .sorted()
                .distinct()
                .toArray());
        EdgeList edges = new EdgeList("weight");
        for (String[] words : lines) {
            int node = ids.number(Long.parseLong(words[0]));
            for (int i = 1; i < words.length; i++) {
                int neighbour = ids.number(Long.parseLong(words[i]));
                edges.add(
                        undirected ? Math.min(node, neighbour) : node,
                        undirected ? Math.max(node, neighbour) : neighbour,
                        1);
            }
        }
        return build(ids, edges, undirected);
    }

    private static CsrGraph build(NodeIds ids, EdgeList edges, boolean undirected) {
        return CsrBuilder.of(ids, edges)
                .orientation(undirected ? Orientation.UNDIRECTED : Orientation.NATURAL)
                .aggregation(Aggregation.SINGLE)
                .build(TestGraphs.SEQUENTIAL.workers());
    }
}
