package io.orbitgraph.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.orbitgraph.algorithms.centrality.pagerank.PageRank;
import io.orbitgraph.algorithms.centrality.pagerank.PageRankParameters;
import io.orbitgraph.algorithms.community.labels.LabelPropagation;
import io.orbitgraph.algorithms.community.labels.LabelPropagationParameters;
import io.orbitgraph.algorithms.graph.CsrBuilder;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.graph.EdgeList;
import io.orbitgraph.algorithms.graph.NodeColumn;
import io.orbitgraph.algorithms.graph.NodeIds;
import io.orbitgraph.algorithms.graph.Orientation;
import io.orbitgraph.algorithms.graph.Projections;
import io.orbitgraph.algorithms.graph.Subgraph;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.store.testkit.Seeded;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Graphs whose nodes are numbered hubs first, beside the same graphs in the order of ids.
class HubOrderTest {
    private record Pair(CsrGraph byId, CsrGraph hubsFirst) {}

    private static Pair pair(Seeded seeded) {
        int nodes = 1 + seeded.below(40);
        EdgeList edges = new EdgeList("weight");
        for (int i = seeded.below(200); i > 0; i--) {
            // A few nodes get most of the relationships.
            edges.add(seeded.below(1 + seeded.below(nodes)), seeded.below(nodes), 1 + seeded.below(8));
        }
        Orientation orientation = seeded.oneIn(2) ? Orientation.UNDIRECTED : Orientation.NATURAL;
        CsrGraph byId = CsrBuilder.of(nodes, edges).orientation(orientation).build(TestGraphs.PARALLEL.workers());
        CsrGraph hubsFirst =
                Projections.hubsFirst(nodes, edges).orientation(orientation).build(TestGraphs.PARALLEL.workers());
        return new Pair(byId, hubsFirst);
    }

    /// By the ids of both ends how many relationships there are, and what they weigh together.
    private static Map<List<Long>, List<Double>> relationships(CsrGraph graph) {
        Map<List<Long>, List<Double>> all =
                new TreeMap<>((one, other) -> one.getFirst().equals(other.getFirst())
                        ? Long.compare(one.getLast(), other.getLast())
                        : Long.compare(one.getFirst(), other.getFirst()));
        for (int node = 0; node < graph.nodeCount(); node++) {
            int before = -1;
            for (int slot = graph.out().offsets()[node]; slot < graph.out().offsets()[node + 1]; slot++) {
                int target = graph.out().targets()[slot];
                assertThat(target).as("rows ascend").isGreaterThanOrEqualTo(before);
                before = target;
                all.merge(
                        List.of(graph.ids().id(node), graph.ids().id(target)),
                        List.of(1.0, graph.out().weight(slot)),
                        (one, other) -> List.of(one.getFirst() + other.getFirst(), one.getLast() + other.getLast()));
            }
        }
        return all;
    }

    @Test
    void theGraphIsTheSame() {
        Seeded seeded = Seeded.of("theGraphIsTheSame");
        for (int round = 0; round < TestGraphs.RANDOM_GRAPHS; round++) {
            Pair pair = pair(seeded);
            CsrGraph graph = pair.hubsFirst();
            assertThat(relationships(graph)).isEqualTo(relationships(pair.byId()));
            assertThat(graph.relationshipCount()).isEqualTo(pair.byId().relationshipCount());
            for (int rank = 0; rank < graph.nodeCount(); rank++) {
                int node = graph.ids().numberAt(rank);
                assertThat(graph.ids().idAt(rank)).isEqualTo(rank);
                assertThat(graph.ids().id(node)).isEqualTo(rank);
                assertThat(graph.ids().rank(node)).isEqualTo(rank);
                assertThat(graph.ids().number(rank)).isEqualTo(node);
            }
            assertThat(graph.ids().number(graph.nodeCount())).isEqualTo(-1);
        }
    }

    @Test
    void aPartIsTheSame() {
        Seeded seeded = Seeded.of("aPartIsTheSame");
        for (int round = 0; round < TestGraphs.RANDOM_GRAPHS; round++) {
            Pair pair = pair(seeded);
            NodeIds ids = pair.hubsFirst().ids();
            BitSet byId = new BitSet();
            BitSet hubsFirst = new BitSet();
            for (int id = 0; id < ids.count(); id++) {
                if (seeded.oneIn(2)) {
                    byId.set(id);
                    hubsFirst.set(ids.number(id));
                }
            }
            CsrGraph part = Subgraph.of(withIds(pair.hubsFirst()), hubsFirst, TestGraphs.PARALLEL.workers());
            CsrGraph expected = Subgraph.of(withIds(pair.byId()), byId, TestGraphs.PARALLEL.workers());
            assertThat(relationships(part)).isEqualTo(relationships(expected));
            for (int node = 0; node < part.nodeCount(); node++) {
                assertThat(part.nodeProperty("id").value(node))
                        .isEqualTo(Value.of(part.ids().id(node)));
                assertThat(part.ids().number(part.ids().id(node))).isEqualTo(node);
            }
        }
    }

    private static CsrGraph withIds(CsrGraph graph) {
        long[] ids = new long[graph.nodeCount()];
        for (int node = 0; node < ids.length; node++) {
            ids[node] = graph.ids().id(node);
        }
        return graph.withNodeProperty("id", new NodeColumn.Longs(ids));
    }

    @Test
    void ranksAreTheSame() {
        Seeded seeded = Seeded.of("ranksAreTheSame");
        for (int round = 0; round < 100; round++) {
            Pair pair = pair(seeded);
            double[] byId = new PageRank()
                    .compute(pair.byId(), PageRankParameters.DEFAULT, TestGraphs.PARALLEL)
                    .scores();
            double[] hubsFirst = new PageRank()
                    .compute(pair.hubsFirst(), PageRankParameters.DEFAULT, TestGraphs.PARALLEL)
                    .scores();
            for (int id = 0; id < byId.length; id++) {
                assertThat(hubsFirst[pair.hubsFirst().ids().number(id)]).isCloseTo(byId[id], within(1e-12));
            }
        }
    }

    /// The definition of Graphalytics says that the least label wins: labels are the order of ids, however nodes are
    /// numbered.
    @Test
    void leastLabelsAreThoseOfIds() {
        Seeded seeded = Seeded.of("leastLabelsAreThoseOfIds");
        LabelPropagationParameters parameters = LabelPropagationParameters.DEFAULT
                .withDefinition(LabelPropagationParameters.Definition.GRAPHALYTICS)
                .withIterations(4);
        for (int round = 0; round < TestGraphs.RANDOM_GRAPHS; round++) {
            Pair pair = pair(seeded);
            long[] byId = new LabelPropagation()
                    .compute(pair.byId(), parameters, TestGraphs.PARALLEL)
                    .labels();
            long[] hubsFirst = new LabelPropagation()
                    .compute(pair.hubsFirst(), parameters, TestGraphs.PARALLEL)
                    .labels();
            for (int id = 0; id < byId.length; id++) {
                assertThat(hubsFirst[pair.hubsFirst().ids().number(id)]).isEqualTo(byId[id]);
            }
        }
    }
}
