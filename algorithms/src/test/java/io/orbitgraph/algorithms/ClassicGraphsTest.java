package io.orbitgraph.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.orbitgraph.algorithms.centrality.pagerank.PageRank;
import io.orbitgraph.algorithms.centrality.pagerank.PageRankParameters;
import io.orbitgraph.algorithms.community.components.ComponentsResult;
import io.orbitgraph.algorithms.community.components.Scc;
import io.orbitgraph.algorithms.community.components.SccParameters;
import io.orbitgraph.algorithms.community.components.Wcc;
import io.orbitgraph.algorithms.community.components.WccParameters;
import io.orbitgraph.algorithms.community.cores.KCore;
import io.orbitgraph.algorithms.community.cores.KCoreParameters;
import io.orbitgraph.algorithms.community.modularity.CommunityResult;
import io.orbitgraph.algorithms.community.modularity.Leiden;
import io.orbitgraph.algorithms.community.modularity.LeidenParameters;
import io.orbitgraph.algorithms.community.triangles.ClusteringParameters;
import io.orbitgraph.algorithms.community.triangles.LocalClustering;
import io.orbitgraph.algorithms.community.triangles.TriangleCount;
import io.orbitgraph.algorithms.community.triangles.TriangleParameters;
import io.orbitgraph.algorithms.graph.Aggregation;
import io.orbitgraph.algorithms.graph.CsrBuilder;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.graph.EdgeList;
import io.orbitgraph.algorithms.graph.NodeIds;
import io.orbitgraph.algorithms.graph.Orientation;
import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.algorithms.verify.PartitionVerifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Classic graphs against values published by others or recomputed with NetworkX. `-Dclassic.graphs=` names the folder
/// with `karate.graph` and so on.
@EnabledIfSystemProperty(named = "classic.graphs", matches = ".+")
class ClassicGraphsTest {
    private static final Path FOLDER = Path.of(System.getProperty("classic.graphs", ""));
    private static final int SEEDS = 20;

    /// Nodes, relationships, components, size of the largest, triangles, mean clustering, degeneracy, best known
    /// modularity (unweighted).
    @ParameterizedTest
    @CsvSource({
        "karate.graph, 34, 78, 1, 34, 45, .570638, 4, .419790",
        "lesmis.graph, 77, 254, 1, 77, 467, .573137, 9, .5600",
        "dolphins.csv, 62, 159, 1, 62, 95, .258958, 4, .528519",
        "polbooks.csv, 105, 441, 1, 105, 560, .487527, 6, .527237",
        "jazz.graph, 198, 2742, 1, 198, 17899, .617451, 29, .445144",
        "celegans_metabolic.graph, 453, 2025, 1, 453, 3284, .646463, 10, .453248",
        "netscience.csv, 1461, 2742, 268, 379, 3764, .693668, 19, .959900",
        "power.graph, 4941, 6594, 1, 4941, 651, .080104, 5, .940851",
        "polblogs.graph, 1490, 16715, 268, 1222, 101043, .262652, 36, .427105",
        "PGPgiantcompo.graph, 10680, 24316, 1, 10680, 54788, .265945, 31, .886564",
        "hep-th.graph, 8361, 15751, 1332, 5835, 13302, .441964, 23, .8494",
        "email-Eu-core.csv, 1005, -1, 20, 986, 105461, .399355, 34, .4334",
        "wiki-Vote.txt, 7115, -1, 24, 7066, 608389, .140898, 53, .4275"
    })
    void knownValues(
            String file,
            int nodes,
            int relationships,
            int components,
            int giant,
            long triangles,
            double clustering,
            int degeneracy,
            double modularity)
            throws IOException {
        CsrGraph graph = read(file, Orientation.UNDIRECTED, Aggregation.SINGLE);
        Environment environment = TestGraphs.PARALLEL;
        assertThat(graph.nodeCount()).isEqualTo(nodes);
        if (relationships > 0) {
            assertThat(graph.relationshipCount()).isEqualTo(relationships);
        }
        ComponentsResult wcc = new Wcc().compute(graph, WccParameters.DEFAULT, environment);
        assertThat(wcc.count()).isEqualTo(components);
        assertThat(largest(wcc.components())).isEqualTo(giant);
        assertThat(new TriangleCount()
                        .compute(graph, TriangleParameters.DEFAULT, environment)
                        .total())
                .isEqualTo(triangles);
        assertThat(new LocalClustering()
                        .compute(graph, ClusteringParameters.DEFAULT, environment)
                        .average())
                .isCloseTo(clustering, within(5e-7));
        assertThat(new KCore()
                        .compute(graph, KCoreParameters.DEFAULT, environment)
                        .degeneracy())
                .isEqualTo(degeneracy);
        double best = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            CommunityResult result = new Leiden()
                    .compute(
                            graph,
                            LeidenParameters.DEFAULT.withRounds(10).withTolerance(1e-7),
                            environment.withSeed(seed));
            assertThat(PartitionVerifier.connected(graph, result.communities())).isEmpty();
            best = Math.max(best, result.modularity());
        }
        System.out.printf("%s: modularity %.6f, known %.6f%n", file, best, modularity);
        assertThat(best).isGreaterThan(modularity - 0.001);
    }

    private static long largest(long[] components) {
        return Arrays.stream(components)
                .boxed()
                .collect(Collectors.groupingBy(component -> component, Collectors.counting()))
                .values()
                .stream()
                .mapToLong(count -> count)
                .max()
                .orElse(0);
    }

    @ParameterizedTest
    @CsvSource({"email-Eu-core.csv, 203, 803", "wiki-Vote.txt, 5816, 1300"})
    void strongComponents(String file, int components, int giant) throws IOException {
        CsrGraph graph = read(file, Orientation.NATURAL, Aggregation.NONE);
        ComponentsResult scc = new Scc().compute(graph, SccParameters.DEFAULT, TestGraphs.PARALLEL);
        assertThat(scc.count()).isEqualTo(components);
        assertThat(largest(scc.components())).isEqualTo(giant);
    }

    /// The node of the highest score, and it.
    @ParameterizedTest
    @CsvSource({
        "karate.graph, UNDIRECTED, 33, .100919",
        "lesmis.graph, UNDIRECTED, 11, .075430",
        "dolphins.csv, UNDIRECTED, 14, .032144",
        "polbooks.csv, UNDIRECTED, 12, .025591",
        "jazz.graph, UNDIRECTED, 135, .016575",
        "celegans_metabolic.graph, UNDIRECTED, 185, .055040",
        "email-Eu-core.csv, NATURAL, 1, .009981",
        "wiki-Vote.txt, NATURAL, 4037, .004607"
    })
    void highestPageRank(String file, Orientation orientation, long node, double score) throws IOException {
        CsrGraph graph = read(file, orientation, Aggregation.SINGLE);
        double[] scores = new PageRank()
                .compute(
                        graph,
                        PageRankParameters.DEFAULT
                                .withDefinition(PageRankParameters.Definition.NORMALISED)
                                .withIterations(1000, 1e-14),
                        TestGraphs.PARALLEL)
                .scores();
        int best = 0;
        for (int i = 1; i < scores.length; i++) {
            best = scores[i] > scores[best] ? i : best;
        }
        assertThat(graph.ids().id(best)).isEqualTo(node);
        assertThat(scores[best]).isCloseTo(score, within(1e-6));
    }

    /// METIS files name nodes by line, from 1; edge lists name both ends. Weights are not read.
    private static CsrGraph read(String file, Orientation orientation, Aggregation aggregation) throws IOException {
        List<String> lines = Files.readAllLines(FOLDER.resolve(file));
        List<long[]> pairs = new ArrayList<>();
        NodeIds ids;
        if (file.endsWith(".graph")) {
            lines.removeIf(line -> line.startsWith("%"));
            String[] header = lines.getFirst().trim().split("\\s+");
            boolean weighted = header.length > 2 && header[2].endsWith("1");
            ids = NodeIds.sameAsNumbers(Integer.parseInt(header[0]));
            for (int node = 0; node < ids.count(); node++) {
                String line = lines.get(node + 1).trim();
                String[] words = line.isEmpty() ? new String[0] : line.split("\\s+");
                for (int i = 0; i < words.length; i += weighted ? 2 : 1) {
                    pairs.add(new long[] {node, Long.parseLong(words[i]) - 1});
                }
            }
        } else {
            for (String line : lines) {
                if (!line.startsWith("#") && !line.isBlank()) {
                    String[] words = line.trim().split("[\\s,]+");
                    pairs.add(new long[] {Long.parseLong(words[0]), Long.parseLong(words[1])});
                }
            }
            ids = NodeIds.of(pairs.stream()
                    .flatMapToLong(Arrays::stream)
                    .sorted()
                    .distinct()
                    .toArray());
        }
        // Files of undirected graphs may hold a relationship at both ends; the aggregation makes one of it.
        EdgeList edges = new EdgeList();
        for (long[] pair : pairs) {
            edges.add(ids.number(pair[0]), ids.number(pair[1]));
        }
        return CsrBuilder.of(ids, edges)
                .orientation(orientation)
                .aggregation(aggregation)
                .build(TestGraphs.PARALLEL.workers());
    }
}
