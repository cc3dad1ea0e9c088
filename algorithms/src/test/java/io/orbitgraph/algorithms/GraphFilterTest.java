package io.orbitgraph.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orbitgraph.algorithms.graph.CsrBuilder;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.graph.EdgeList;
import io.orbitgraph.algorithms.graph.NodeColumn;
import io.orbitgraph.algorithms.graph.NodeIds;
import io.orbitgraph.algorithms.graph.ProjectedGraph;
import io.orbitgraph.algorithms.graph.filter.FilterParser;
import io.orbitgraph.algorithms.graph.filter.GraphFilter;
import io.orbitgraph.algorithms.run.Workers;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.store.testkit.Seeded;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

class GraphFilterTest {
    private static final Workers ONE = TestGraphs.SEQUENTIAL.workers();
    private static final Workers FOUR = TestGraphs.PARALLEL.workers();

    /// A condition as text, and as what it means.
    private record Condition(String text, IntPredicate meaning) {}

    @Test
    void whatStaysIsWhatMeetsTheConditions() {
        Seeded seeded = Seeded.of("whatStaysIsWhatMeetsTheConditions");
        for (int round = 0; round < 1000; round++) {
            int nodes = 1 + seeded.below(12);
            ProjectedGraph graph = random(seeded, nodes);
            Condition nodeCondition = nodeCondition(seeded, graph, 3);
            for (String type : graph.relationships().keySet()) {
                CsrGraph whole = graph.relationships(type);
                double[] weights = whole.relationshipProperty("weight");
                Condition edgeCondition = edgeCondition(seeded, type, weights, 2);
                ProjectedGraph filtered = GraphFilter.apply(
                        graph,
                        FilterParser.nodes(nodeCondition.text(), MapValue.EMPTY),
                        FilterParser.relationships(edgeCondition.text(), MapValue.of("half", Value.of(2.5))),
                        round % 2 == 0 ? ONE : FOUR);
                List<String> expected = new ArrayList<>();
                for (int node = 0; node < nodes; node++) {
                    for (int slot = whole.out().offsets()[node];
                            slot < whole.out().offsets()[node + 1];
                            slot++) {
                        int target = whole.out().targets()[slot];
                        if (nodeCondition.meaning().test(node)
                                && nodeCondition.meaning().test(target)
                                && edgeCondition.meaning().test(slot)) {
                            expected.add(graph.ids().id(node) + "-" + weights[slot] + "->"
                                    + graph.ids().id(target));
                        }
                    }
                }
                String what = nodeCondition.text() + " / " + edgeCondition.text();
                assertThat(filtered.relationships().containsKey(type)).as(what).isEqualTo(!expected.isEmpty());
                if (!expected.isEmpty()) {
                    assertThat(edges(filtered.relationships(type))).as(what).isEqualTo(expected);
                }
                TreeSet<Long> ids = new TreeSet<>();
                for (int node = 0; node < nodes; node++) {
                    if (nodeCondition.meaning().test(node)) {
                        ids.add(graph.ids().id(node));
                    }
                }
                assertThat(filtered.nodeCount()).as(what).isEqualTo(ids.size());
                for (int node = 0; node < filtered.nodeCount(); node++) {
                    int old = graph.ids().number(filtered.ids().id(node));
                    assertThat(ids).contains(filtered.ids().id(node));
                    assertThat(filtered.nodeProperty("score").number(node))
                            .isEqualTo(
                                    Double.valueOf(graph.nodeProperty("score").number(old)));
                    assertThat(filtered.labels().getOrDefault("A", new BitSet()).get(node))
                            .isEqualTo(graph.nodes(List.of("A")).get(old));
                }
            }
        }
    }

    private static List<String> edges(CsrGraph graph) {
        List<String> edges = new ArrayList<>();
        double[] weights = graph.relationshipProperty("weight");
        for (int node = 0; node < graph.nodeCount(); node++) {
            for (int slot = graph.out().offsets()[node]; slot < graph.out().offsets()[node + 1]; slot++) {
                edges.add(graph.ids().id(node) + "-" + weights[slot] + "->"
                        + graph.ids().id(graph.out().targets()[slot]));
            }
        }
        return edges;
    }

    private static ProjectedGraph random(Seeded seeded, int nodes) {
        long[] ids = new long[nodes];
        long[] ages = new long[nodes];
        double[] scores = new double[nodes];
        BitSet a = new BitSet();
        BitSet b = new BitSet();
        for (int node = 0; node < nodes; node++) {
            ids[node] = (node == 0 ? 0 : ids[node - 1]) + 1 + seeded.below(3);
            ages[node] = seeded.below(5);
            scores[node] = seeded.oneIn(5) ? Double.NaN : seeded.below(9) / 2.0;
            a.set(node, seeded.oneIn(2));
            b.set(node, seeded.oneIn(2));
        }
        NodeIds nodeIds = NodeIds.of(ids);
        Map<String, NodeColumn> columns =
                Map.of("age", new NodeColumn.Longs(ages), "score", new NodeColumn.Doubles(scores));
        Map<String, CsrGraph> kinds = new LinkedHashMap<>();
        for (String type : List.of("R", "S T")) {
            EdgeList edges = new EdgeList("weight");
            for (int i = seeded.below(30); i > 0; i--) {
                edges.add(seeded.below(nodes), seeded.below(nodes), seeded.below(5));
            }
            kinds.put(
                    type, CsrBuilder.of(nodeIds, edges).nodeProperties(columns).build(ONE));
        }
        return new ProjectedGraph(nodeIds, Map.of("A", a, "B", b), columns, kinds);
    }

    private static Condition nodeCondition(Seeded seeded, ProjectedGraph graph, int depth) {
        if (depth > 0 && seeded.below(3) > 0) {
            return joined(seeded, nodeCondition(seeded, graph, depth - 1), nodeCondition(seeded, graph, depth - 1));
        }
        NodeColumn age = graph.nodeProperty("age");
        NodeColumn score = graph.nodeProperty("score");
        return switch (seeded.below(6)) {
            case 0 -> new Condition("n:A", graph.nodes(List.of("A"))::get);
            case 1 ->
                new Condition(
                        "n:A:`B`",
                        node -> graph.nodes(List.of("A")).get(node)
                                && graph.nodes(List.of("B")).get(node));
            case 2 -> compared(seeded, "n.age", "n.score", age::number, score::number);
            case 3 -> compared(seeded, "n.score", "2", score::number, node -> 2);
            case 4 -> compared(seeded, "1.5", "n.age", node -> 1.5, age::number);
            default -> seeded.oneIn(2) ? new Condition("true", node -> true) : new Condition("FALSE", node -> false);
        };
    }

    private static Condition edgeCondition(Seeded seeded, String type, double[] weights, int depth) {
        if (depth > 0 && seeded.oneIn(2)) {
            return joined(
                    seeded,
                    edgeCondition(seeded, type, weights, depth - 1),
                    edgeCondition(seeded, type, weights, depth - 1));
        }
        return switch (seeded.below(4)) {
            case 0 -> new Condition("r:R", slot -> type.equals("R"));
            case 1 -> new Condition("r:`S T`", slot -> !type.equals("R"));
            case 2 -> compared(seeded, "r.weight", "$half", slot -> weights[slot], slot -> 2.5);
            default -> compared(seeded, "-1e0", "r.weight", slot -> -1, slot -> weights[slot]);
        };
    }

    private static Condition joined(Seeded seeded, Condition left, Condition right) {
        return switch (seeded.below(4)) {
            case 0 ->
                new Condition(
                        "(" + left.text + ") AND (" + right.text + ")",
                        i -> left.meaning.test(i) && right.meaning.test(i));
            case 1 ->
                new Condition(
                        "(" + left.text + ") or (" + right.text + ")",
                        i -> left.meaning.test(i) || right.meaning.test(i));
            case 2 ->
                new Condition(
                        "(" + left.text + ") XOR (" + right.text + ")",
                        i -> left.meaning.test(i) ^ right.meaning.test(i));
            default -> new Condition("NOT (" + left.text + ")", i -> !left.meaning.test(i));
        };
    }

    /// A number by element.
    private interface Reader {
        double of(int element);
    }

    private static Condition compared(Seeded seeded, String left, String right, Reader a, Reader b) {
        return switch (seeded.below(6)) {
            case 0 -> new Condition(left + " = " + right, i -> a.of(i) == b.of(i));
            case 1 -> new Condition(left + "<>" + right, i -> a.of(i) != b.of(i));
            case 2 -> new Condition(left + " < " + right, i -> a.of(i) < b.of(i));
            case 3 -> new Condition(left + "<=" + right, i -> a.of(i) <= b.of(i));
            case 4 -> new Condition(left + " > " + right, i -> a.of(i) > b.of(i));
            default -> new Condition(left + ">= " + right, i -> a.of(i) >= b.of(i));
        };
    }

    private static ProjectedGraph ages(long... ages) {
        NodeIds ids = NodeIds.sameAsNumbers(ages.length);
        BitSet all = new BitSet();
        all.set(0, ages.length);
        NodeColumn features = new NodeColumn.DoubleLists(new double[ages.length][1]);
        return new ProjectedGraph(
                ids, Map.of("Person", all), Map.of("age", new NodeColumn.Longs(ages), "features", features), Map.of());
    }

    private static int count(ProjectedGraph graph, String filter) {
        return GraphFilter.apply(
                        graph,
                        FilterParser.nodes(filter, MapValue.of("on", Value.of(true))),
                        FilterParser.relationships("*", MapValue.EMPTY),
                        ONE)
                .nodeCount();
    }

    @Test
    void andBindsTighterThanXorAndThatTighterThanOr() {
        ProjectedGraph graph = ages(1, 2, 3, 4);
        assertThat(count(graph, "n.age = 1 OR n.age = 2 AND n.age = 3")).isEqualTo(1);
        assertThat(count(graph, "TRUE XOR n.age = 2 AND n.age = 3")).isEqualTo(4);
        assertThat(count(graph, "TRUE OR TRUE XOR TRUE")).isEqualTo(4);
        assertThat(count(graph, "NOT n.age = 1 AND n.age < 3")).isEqualTo(1);
        assertThat(count(graph, "not not n.age = 1")).isEqualTo(1);
        assertThat(count(graph, "$on AND n.age > 2")).isEqualTo(2);
        assertThat(count(graph, "*")).isEqualTo(4);
    }

    @Test
    void wholeNumbersAndFractionsCompareExactly() {
        long large = (1L << 53) + 1;
        ProjectedGraph graph = ages(large, Long.MAX_VALUE, Long.MIN_VALUE, 0);
        assertThat(count(graph, "n.age = 9007199254740992.0")).isZero();
        assertThat(count(graph, "n.age > 9007199254740992.0")).isEqualTo(2);
        assertThat(count(graph, "n.age < 9223372036854775808.0")).isEqualTo(4);
        assertThat(count(graph, "n.age = -9223372036854775808")).isEqualTo(1);
        assertThat(count(graph, "-0.0 = n.age")).isEqualTo(1);
    }

    @Test
    void errorsSayWhereAndWhat() {
        ProjectedGraph graph = ages(1);
        refused(graph, "n:Preson", "column 1", "no label 'Preson'", "Did you mean 'Person'?");
        refused(graph, "n.age > 1 AND n.size = 2", "column 17", "no node property 'size'", "age");
        refused(graph, "n.features > 1", "holds lists");
        refused(graph, "m:Person", "column 1", "nodes are called n");
        refused(graph, "n:Person AND", "column 13", "found the end");
        refused(graph, "n:Person n:Person", "column 10", "AND, OR, XOR");
        refused(graph, "(n:Person", "column 10", "`)`");
        refused(graph, "n.age = 'x'", "column 9", "has no meaning");
        refused(graph, "n.age + 1 > 2", "column 7");
        refused(graph, "n.age = $ON", "column 9", "no parameter $ON", "Did you mean 'on'?");
        refused(graph, "n.age = $on", "BOOLEAN", "compares numbers");
        refused(graph, "n.age = 99999999999999999999", "64 bits");
        refused(graph, "n:`Per", "column 3", "not closed");
        refused(graph, "", "column 1", "found the end");
        refused(graph, "(".repeat(300) + "TRUE" + ")".repeat(300), "nested too deeply");
        assertThatThrownBy(() -> FilterParser.relationships("n:KNOWS", MapValue.EMPTY))
                .isInstanceOf(OrbitException.class)
                .hasMessageContaining("relationships are called r");
    }

    private static void refused(ProjectedGraph graph, String filter, String... parts) {
        assertThatThrownBy(() -> count(graph, filter))
                .isInstanceOf(OrbitException.class)
                .hasMessageContainingAll(parts);
    }
}
