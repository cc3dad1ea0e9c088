package io.orbitgraph.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orbitgraph.algorithms.centrality.degree.Degree;
import io.orbitgraph.algorithms.centrality.degree.DegreeParameters;
import io.orbitgraph.algorithms.community.components.Wcc;
import io.orbitgraph.algorithms.community.components.WccParameters;
import io.orbitgraph.algorithms.graph.Adjacency;
import io.orbitgraph.algorithms.graph.Aggregation;
import io.orbitgraph.algorithms.graph.Capacity;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.graph.Orientation;
import io.orbitgraph.algorithms.graph.Pages;
import io.orbitgraph.algorithms.graph.Pages.Page;
import io.orbitgraph.algorithms.graph.ProjectedGraph;
import io.orbitgraph.algorithms.graph.ProjectionRequest;
import io.orbitgraph.algorithms.graph.ProjectionRequest.Property;
import io.orbitgraph.algorithms.graph.ProjectionRequest.Relationships;
import io.orbitgraph.algorithms.graph.Projections;
import io.orbitgraph.algorithms.graph.Relations;
import io.orbitgraph.algorithms.graph.export.CsvExport;
import io.orbitgraph.algorithms.graph.filter.FilterParser;
import io.orbitgraph.algorithms.graph.filter.GraphFilter;
import io.orbitgraph.algorithms.procedure.AlgorithmService;
import io.orbitgraph.algorithms.run.Algorithm;
import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.algorithms.run.MemoryAccount;
import io.orbitgraph.algorithms.run.Progress;
import io.orbitgraph.algorithms.run.Workers;
import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.procedure.Procedure;
import io.orbitgraph.model.procedure.ProcedureContext;
import io.orbitgraph.model.procedure.ProcedureSignature.Parameter;
import io.orbitgraph.model.session.Transaction;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.store.graph.GraphStore;
import io.orbitgraph.store.graph.GraphTransaction;
import io.orbitgraph.store.testkit.InMemoryGraphStore;
import io.orbitgraph.store.testkit.Seeded;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Graphs with more entries than a page holds.
class PagesTest {
    private static final int LIMIT = 300;
    private static final Property WEIGHT = new Property("w", "weight", Value.of(0.7), Aggregation.NONE);

    /// What reads pages; all else refuses them.
    private static final Set<String> READERS = Set.of(
            "PageRank",
            "ArticleRank",
            "Eigenvector centrality",
            "Katz centrality",
            "HITS",
            "Degree centrality",
            "Weakly connected components",
            "Label propagation",
            "K-means",
            "Scale properties");

    static List<AlgorithmCase<?, ?>> algorithms() {
        return AlgorithmCase.all();
    }

    private static GraphStore store(Seeded seeded) {
        GraphStore store = new InMemoryGraphStore();
        int a = store.tokens().createLabel("A");
        int[] types = {
            store.tokens().createRelationshipType("R"), store.tokens().createRelationshipType("S")
        };
        int weight = store.tokens().createPropertyKey("weight");
        try (GraphTransaction write = store.begin()) {
            long[] nodes = new long[200 + seeded.below(100)];
            Arrays.setAll(nodes, i -> seeded.oneIn(3) ? write.createNode(a) : write.createNode());
            for (int i = 1500 + seeded.below(1000); i > 0; i--) {
                // Some nodes have many, and the last ones have none that start there.
                int source = seeded.below(1 + seeded.below(nodes.length - 20));
                int target = seeded.oneIn(20) ? source : seeded.below(1 + seeded.below(nodes.length));
                long relationship =
                        write.createRelationship(nodes[source], nodes[target], types[seeded.oneIn(5) ? 1 : 0]);
                if (!seeded.oneIn(4)) {
                    write.setRelationshipProperty(relationship, weight, Value.of(0.1 + seeded.below(1000) / 7.0));
                }
            }
            write.commit();
        }
        return store;
    }

    private static ProjectionRequest all(Relationships... relationships) {
        return new ProjectionRequest(List.of(), List.of(), List.of(relationships));
    }

    private static ProjectedGraph paged(GraphStore store, ProjectionRequest request) {
        return Projections.project(store, request, TestGraphs.PARALLEL, LIMIT, false);
    }

    private static ProjectedGraph whole(GraphStore store, ProjectionRequest request) {
        return Projections.project(store, request, TestGraphs.PARALLEL, Capacity.MOST, false);
    }

    /// All relationships, of every orientation that is read without sorting.
    private static List<Relationships> kinds() {
        List<Relationships> kinds = new ArrayList<>();
        for (Orientation orientation : Orientation.values()) {
            kinds.add(Relationships.of("*").with(orientation, Aggregation.NONE));
        }
        kinds.add(Relationships.of("*").withProperties(WEIGHT));
        return kinds;
    }

    @Test
    void pagesHoldTheRowsOfTheProjection() {
        Seeded seeded = Seeded.of("pagesHoldTheRowsOfTheProjection");
        for (int round = 0; round < 10; round++) {
            try (GraphStore store = store(seeded)) {
                for (Relationships kind : kinds()) {
                    Aggregation aggregation =
                            seeded.pick(List.of(Aggregation.NONE, Aggregation.SINGLE, Aggregation.SUM));
                    ProjectionRequest request = new ProjectionRequest(
                            List.of(),
                            List.of(new Relationships(
                                    "R",
                                    kind.type(),
                                    kind.orientation(),
                                    aggregation,
                                    kind.properties(),
                                    seeded.oneIn(2))),
                            true);
                    boolean hubsFirst = seeded.oneIn(2);
                    ProjectedGraph paged = Projections.project(store, request, TestGraphs.PARALLEL, LIMIT, hubsFirst);
                    ProjectedGraph whole =
                            Projections.project(store, request, TestGraphs.PARALLEL, Capacity.MOST, hubsFirst);
                    CsrGraph graph = paged.relationships("R");
                    CsrGraph expected = whole.relationships("R");
                    assertThat(graph.pages().list()).hasSizeGreaterThan(2);
                    assertThat(graph.size()).isEqualTo(expected.size());
                    assertSame(graph.pages(), expected.out());
                    assertSame(
                            graph.incomingPages(TestGraphs.PARALLEL.workers()),
                            expected.in(TestGraphs.PARALLEL.workers()));
                    assertThat(graph.relationshipCount()).isEqualTo(expected.relationshipCount());
                    assertThat(paged.entryCount()).isEqualTo(whole.entryCount());
                    assertThat(paged.bytes()).isBetween(whole.bytes(), whole.bytes() + 200);
                    assertThat(graph.unweighted().isWeighted()).isFalse();
                    if (graph.isWeighted()) {
                        assertSame(graph.unweighted().weighted("w").pages(), expected.out());
                    }
                }
            }
        }
    }

    private static void assertSame(Pages pages, Adjacency rows) {
        assertThat(pages.nodeCount()).isEqualTo(rows.nodeCount());
        assertThat(pages.entryCount()).isEqualTo(rows.entryCount());
        int node = 0;
        for (Page page : pages.list()) {
            assertThat(page.first()).isEqualTo(node);
            assertThat(page.rows().entryCount()).isLessThanOrEqualTo(LIMIT);
            for (int row = 0; row < page.rows().nodeCount(); row++, node++) {
                int from = page.rows().offsets()[row];
                int to = page.rows().offsets()[row + 1];
                assertThat(pages.of(node)).isSameAs(page);
                assertThat(pages.degree(node)).isEqualTo(rows.degree(node));
                assertThat(Arrays.copyOfRange(page.rows().targets(), from, to))
                        .isEqualTo(Arrays.copyOfRange(rows.targets(), rows.offsets()[node], rows.offsets()[node + 1]));
                double[] weights = page.rows().weights();
                double[] expected = rows.weights();
                assertThat(weights == null ? null : Arrays.copyOfRange(weights, from, to))
                        .isEqualTo(
                                expected == null
                                        ? null
                                        : Arrays.copyOfRange(expected, rows.offsets()[node], rows.offsets()[node + 1]));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void algorithmsReadPagesOrRefuseThem(AlgorithmCase<?, ?> algorithm) {
        Seeded seeded = Seeded.of("algorithmsReadPagesOrRefuseThem");
        String name = algorithm.algorithm().name();
        assertThat(algorithm.algorithm().readsPages()).as(name).isEqualTo(READERS.contains(name));
        for (int round = algorithm.algorithm().readsPages() ? 0 : 2; round < 3; round++) {
            forEachPair(seeded, (paged, whole) -> {
                if (algorithm.algorithm().readsPages()) {
                    List<Object> expected = AlgorithmMatrixTest.flat(algorithm.run(whole, TestGraphs.SEQUENTIAL));
                    for (Environment environment : List.of(TestGraphs.SEQUENTIAL, TestGraphs.PARALLEL)) {
                        assertEqual(AlgorithmMatrixTest.flat(algorithm.run(paged, environment)), expected);
                    }
                } else {
                    MemoryAccount none = MemoryAccount.limitedTo(0);
                    assertRefused(
                            name + " takes up to 300 adjacency entries",
                            ErrorCode.INVALID_ARGUMENT,
                            () -> algorithm.run(paged, whole, TestGraphs.SEQUENTIAL.withMemory(none)));
                }
            });
        }
    }

    /// To the bit.
    private static void assertEqual(List<Object> parts, List<Object> expected) {
        assertThat(parts).hasSameSizeAs(expected);
        for (int i = 0; i < parts.size(); i++) {
            assertThat(parts.get(i)).as("part %d", i).isEqualTo(expected.get(i));
        }
    }

    private interface PairCheck {
        void of(CsrGraph paged, CsrGraph whole);
    }

    /// A graph in pages and in one, for each kind, with and without incoming pages.
    private static void forEachPair(Seeded seeded, PairCheck check) {
        try (GraphStore store = store(seeded)) {
            for (Relationships kind : kinds()) {
                CsrGraph paged = paged(store, all(kind)).relationships("*");
                CsrGraph whole = whole(store, all(kind)).relationships("*");
                check.of(paged, whole);
                paged.incomingPages(TestGraphs.PARALLEL.workers());
                whole.in(TestGraphs.PARALLEL.workers());
                check.of(paged, whole);
            }
        }
    }

    @Test
    void parametersThatReadOtherDirectionsWorkToo() {
        Seeded seeded = Seeded.of("parametersThatReadOtherDirectionsWorkToo");
        forEachPair(seeded, (paged, whole) -> {
            for (Orientation orientation : Orientation.values()) {
                assertEqualResults(new Degree(), DegreeParameters.DEFAULT.withOrientation(orientation), paged, whole);
            }
            assertEqualResults(new Wcc(), WccParameters.DEFAULT.withThreshold(70), paged, whole);
        });
    }

    private static <P, R> void assertEqualResults(
            Algorithm<P, R> algorithm, P parameters, CsrGraph paged, CsrGraph whole) {
        assertEqual(
                AlgorithmMatrixTest.flat(algorithm.run(paged, parameters, TestGraphs.PARALLEL)),
                AlgorithmMatrixTest.flat(algorithm.run(whole, parameters, TestGraphs.PARALLEL)));
    }

    private static void assertRefused(String message, ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(OrbitException.class)
                .hasMessageContaining(message)
                .extracting(e -> ((OrbitException) e).code())
                .isEqualTo(code);
    }

    /// A node with that many relationships to others, which are among themselves enough for several pages.
    private static void withStar(int rays, Consumer<GraphStore> check) {
        try (GraphStore store = new InMemoryGraphStore()) {
            int type = store.tokens().createRelationshipType("R");
            int weight = store.tokens().createPropertyKey("weight");
            store.tokens().createLabel("A");
            try (GraphTransaction write = store.begin()) {
                long[] nodes = new long[rays + 1];
                Arrays.setAll(nodes, i -> write.createNode(0));
                for (int i = 1; i <= rays; i++) {
                    long relationship = write.createRelationship(nodes[0], nodes[i], type);
                    write.setRelationshipProperty(relationship, weight, Value.of(i));
                    write.createRelationship(nodes[i], nodes[1 + i % rays], type);
                }
                write.commit();
            }
            check.accept(store);
        }
    }

    @Test
    void aRowMustFitIntoAPage() {
        Relationships natural = Relationships.of("R");
        Relationships reverse = natural.with(Orientation.REVERSE, Aggregation.NONE);
        withStar(LIMIT, store -> {
            assertThat(paged(store, all(natural)).relationships("R").pages().list())
                    .hasSize(2);
            CsrGraph graph = paged(store, all(reverse)).relationships("R");
            assertThat(graph.incomingPages(TestGraphs.PARALLEL.workers()).degree(0))
                    .isEqualTo(LIMIT);
        });
        withStar(LIMIT + 1, store -> {
            assertRefused("the node with id 0 has 301", ErrorCode.MEMORY_LIMIT, () -> paged(store, all(natural)));
            CsrGraph graph = paged(store, all(reverse)).relationships("R");
            assertRefused(
                    "the node with id 0 has 301",
                    ErrorCode.MEMORY_LIMIT,
                    () -> graph.incomingPages(TestGraphs.PARALLEL.workers()));
        });
    }

    @Test
    void mergedEntriesThatFitAreOnePage() {
        try (GraphStore store = new InMemoryGraphStore()) {
            int type = store.tokens().createRelationshipType("R");
            int weight = store.tokens().createPropertyKey("weight");
            try (GraphTransaction write = store.begin()) {
                long[] nodes = new long[17];
                Arrays.setAll(nodes, i -> write.createNode());
                for (int i = 0; i < 2000; i++) {
                    long relationship = write.createRelationship(nodes[i % 17], nodes[i * i % 17], type);
                    write.setRelationshipProperty(relationship, weight, Value.of(i));
                }
                write.commit();
            }
            Relationships kind = Relationships.of("R").withProperties(WEIGHT);
            assertThat(paged(store, all(kind)).relationships("R").pages().list())
                    .hasSizeGreaterThan(5);
            ProjectionRequest summed = all(kind.with(Orientation.NATURAL, Aggregation.SUM));
            CsrGraph graph = paged(store, summed).relationships("R");
            CsrGraph expected = whole(store, summed).relationships("R");
            assertSame(graph.pages(), expected.out());
            assertThat(graph.out().offsets()).isEqualTo(expected.out().offsets());
        }
    }

    @Test
    void whatHasToBeSortedMustFitIntoAPage() {
        withStar(LIMIT, store -> {
            for (Orientation orientation : List.of(Orientation.REVERSE, Orientation.UNDIRECTED)) {
                Relationships turned = Relationships.of("R")
                        .with(orientation, Aggregation.NONE)
                        .withProperties(WEIGHT);
                for (List<String> labels : List.of(List.<String>of(), List.of("A"))) {
                    assertRefused(
                            "holds up to 300 adjacency entries here",
                            ErrorCode.MEMORY_LIMIT,
                            () -> paged(store, new ProjectionRequest(labels, List.of(), List.of(turned))));
                }
            }
        });
    }

    @Test
    void otherReadersRefusePagesByName() {
        try (GraphStore store = store(Seeded.of("otherReadersRefusePagesByName"))) {
            BitSet some = new BitSet();
            some.set(0, 100);
            ProjectedGraph all = paged(store, all(Relationships.of("R").withProperties(WEIGHT), Relationships.of("S")))
                    .withLabel("A", some);
            CsrGraph paged = all.relationships("R");
            Workers workers = TestGraphs.PARALLEL.workers();
            refuses("This call", paged::out);
            refuses("This call", () -> paged.in(workers));
            refuses("This call", () -> paged.relationshipProperty("w"));
            refuses("The union", () -> all.graph(List.of("R", "S"), List.of(), workers));
            refuses("Choosing some of the nodes", () -> all.graph(List.of("R"), List.of("A"), workers));
            refuses(
                    "Making relationships undirected",
                    () -> Relations.undirected(paged, Map.of(), Aggregation.NONE, workers));
            refuses(
                    "A filter",
                    () -> GraphFilter.apply(
                            all,
                            FilterParser.nodes("*", MapValue.EMPTY),
                            FilterParser.relationships("*", MapValue.EMPTY),
                            workers));
            refuses("CSV export", () -> new CsvExport(all, Progress.NONE, () -> {}).write(Path.of("unwritten")));
        }
    }

    private static void refuses(String who, ThrowingCallable call) {
        assertRefused(who, ErrorCode.INVALID_ARGUMENT, call);
        assertRefused("takes up to 300 adjacency entries", ErrorCode.INVALID_ARGUMENT, call);
    }

    /// All procedures of algorithms, also those that are not among {@link AlgorithmCase}s.
    @Test
    void proceduresRefusePagesByTheAlgorithmsName() {
        List<List<Parameter>> ofAlgorithms = List.of(
                List.of(
                        new Parameter("graphName", "STRING", null),
                        new Parameter("configuration", "MAP", MapValue.EMPTY)),
                List.of(
                        new Parameter("graphNameOrConfiguration", "ANY", null),
                        new Parameter("algoConfiguration", "MAP", MapValue.EMPTY)));
        try (AlgorithmService service = new AlgorithmService(1L << 40);
                GraphStore store = store(Seeded.of("proceduresRefusePagesByTheAlgorithmsName"))) {
            service.catalog().add("ann", "db", "g", paged(store, all(Relationships.of("*"))), MapValue.EMPTY);
            Set<String> readers = new TreeSet<>();
            int refused = 0;
            for (Procedure procedure : AlgorithmLibrary.procedures()) {
                String name = procedure.signature().name();
                boolean ofCatalog = name.matches("gds\\.(beta\\.)?graph\\..*");
                if (ofAlgorithms.contains(procedure.signature().parameters()) && !ofCatalog) {
                    String failure = failure(procedure, new Context(service));
                    if (failure.contains(" takes up to 300 adjacency entries")) {
                        refused++;
                    } else {
                        readers.add(name.replaceFirst("\\.(stream|stats|mutate|write)(\\.estimate)?$", ""));
                    }
                }
            }
            assertThat(refused).isGreaterThan(200);
            assertThat(readers)
                    .containsExactlyInAnyOrder(
                            "gds.pageRank",
                            "gds.articleRank",
                            "gds.eigenvector",
                            "orbit.graph.katz",
                            "gds.hits",
                            "gds.degree",
                            "gds.wcc",
                            "gds.labelPropagation",
                            "gds.kmeans",
                            "gds.beta.kmeans",
                            "gds.scaleProperties",
                            "gds.alpha.scaleProperties");
        }
    }

    /// What a call fails with, if it does.
    private static String failure(Procedure procedure, ProcedureContext context) {
        try {
            return procedure
                            .call(context, new Value[] {Value.of("g"), MapValue.EMPTY})
                            .hasNext()
                    ? "rows"
                    : "no rows";
        } catch (OrbitException e) {
            return e.text();
        }
    }

    private record Context(AlgorithmService algorithms) implements ProcedureContext {
        @Override
        public Transaction transaction() {
            throw new AssertionError("nothing is written");
        }

        @Override
        public String database() {
            return "db";
        }

        @Override
        public String user() {
            return "ann";
        }

        @Override
        public void checkCancelled() {}

        @Override
        public <T> T service(Class<T> type) {
            return type.cast(algorithms);
        }
    }
}
