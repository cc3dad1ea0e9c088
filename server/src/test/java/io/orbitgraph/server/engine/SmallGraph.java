package io.orbitgraph.server.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/// A graph small enough to try everything on it. Nodes and relationships have a property `key`; nodes a `p` from 0 to
/// 3.
record SmallGraph(List<Node> nodes, List<Edge> edges) {
    /// A node without the property `p`.
    static final int NONE = -1;

    record Node(int key, Set<String> labels, int p) {}

    record Edge(int key, int from, int to, String type) {}

    /// With self-loops and parallel relationships.
    static SmallGraph random(Random random, int nodeCount, int edgeCount) {
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < nodeCount; i++) {
            Set<String> labels = new HashSet<>();
            if (random.nextInt(3) > 0) {
                labels.add("A");
            }
            if (random.nextInt(3) == 0) {
                labels.add("B");
            }
            nodes.add(new Node(i, labels, random.nextInt(6) == 0 ? NONE : random.nextInt(4)));
        }
        List<Edge> edges = new ArrayList<>();
        String[] types = {"R", "S", "T"};
        for (int i = 0; i < edgeCount; i++) {
            edges.add(new Edge(i, random.nextInt(nodeCount), random.nextInt(nodeCount), types[random.nextInt(3)]));
        }
        return new SmallGraph(nodes, edges);
    }

    /// The statement that creates it.
    String create() {
        String nodeTexts = nodes.stream()
                .map(node -> "(n" + node.key()
                        + node.labels().stream().map(label -> ":" + label).collect(Collectors.joining()) + " {key: "
                        + node.key() + (node.p() == NONE ? "" : ", p: " + node.p()) + "})")
                .collect(Collectors.joining(", "));
        String edgeTexts = edges.stream()
                .map(edge -> ", (n" + edge.from() + ")-[:" + edge.type() + " {key: " + edge.key() + "}]->(n" + edge.to()
                        + ")")
                .collect(Collectors.joining());
        return "CREATE " + nodeTexts + edgeTexts;
    }
}
