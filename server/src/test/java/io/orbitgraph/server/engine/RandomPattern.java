package io.orbitgraph.server.engine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/// A random MATCH: nodes with labels and bounds on a property, relationships of one to three steps between any of them,
/// also to themselves. Knows its text in Cypher and, by trying everything, its answer on a {@link SmallGraph}.
final class RandomPattern {
    private final Random random;
    private final List<NodeTest> nodes = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    /// Pairs of nodes whose `p` must be equal.
    private final List<int[]> equalities = new ArrayList<>();

    /// @param label empty for any
    /// @param operator empty for no condition on `p`
    private record NodeTest(String label, String operator, int value) {
        boolean holds(SmallGraph.Node node) {
            if (!label.isEmpty() && !node.labels().contains(label)) {
                return false;
            }
            if (!operator.isEmpty() && node.p() == SmallGraph.NONE) {
                return false;
            }
            return switch (operator) {
                case "=" -> node.p() == value;
                case "<" -> node.p() < value;
                case ">=" -> node.p() >= value;
                default -> true;
            };
        }
    }

    /// @param direction `>`, `<` or `-`
    /// @param types empty for any
    private record Link(int from, int to, String direction, Set<String> types, int min, int max) {
        boolean isSingle() {
            return min == 1 && max == 1;
        }
    }

    RandomPattern(Random random) {
        this.random = random;
        boolean chain = random.nextInt(3) == 0;
        int nodeCount = chain ? 3 + random.nextInt(2) : 1 + random.nextInt(4);
        for (int i = 0; i < nodeCount; i++) {
            nodes.add(new NodeTest(pick("", "", "A", "B"), pick("", "", "", "=", "<", ">="), random.nextInt(4)));
        }
        if (nodeCount > 1 && random.nextInt(3) == 0) {
            equalities.add(new int[] {random.nextInt(nodeCount), random.nextInt(nodeCount)});
        }
        int linkCount = chain ? nodeCount - 1 : random.nextInt(4);
        for (int i = 0; i < linkCount; i++) {
            Set<String> types = switch (random.nextInt(4)) {
                case 0 -> Set.of();
                case 1 -> Set.of("R", "S");
                default -> Set.of(pick("R", "S", "T"));
            };
            int min = !chain && random.nextInt(6) == 0 ? random.nextInt(3) : 1;
            int max = chain || (min == 1 && random.nextInt(4) > 0) ? 1 : min + random.nextInt(2);
            int from = chain ? i : random.nextInt(nodeCount);
            int to = chain ? i + 1 : random.nextInt(nodeCount);
            links.add(new Link(from, to, pick(">", "<", "-"), types, min, max));
        }
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /// `MATCH … WHERE …`, with nodes `n0 …` and relationships `r0 …`.
    String text() {
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < links.size(); i++) {
            Link link = links.get(i);
            String types = link.types().isEmpty() ? "" : ":" + String.join("|", link.types());
            String length = link.isSingle() ? "" : "*" + link.min() + ".." + link.max();
            paths.add("(n" + link.from() + ")" + (link.direction().equals("<") ? "<-" : "-") + "[r" + i + types + length
                    + "]" + (link.direction().equals(">") ? "->" : "-") + "(n" + link.to() + ")");
        }
        for (int i = 0; i < nodes.size(); i++) {
            String label = nodes.get(i).label();
            paths.add("(n" + i + (label.isEmpty() ? "" : ":" + label) + ")");
        }
        java.util.Collections.shuffle(paths, random);
        List<String> conditions = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            NodeTest test = nodes.get(i);
            if (!test.operator().isEmpty()) {
                conditions.add("n" + i + ".p " + test.operator() + " " + test.value());
            }
        }
        for (int[] pair : equalities) {
            conditions.add("n" + pair[0] + ".p = n" + pair[1] + ".p");
        }
        return "MATCH " + String.join(", ", paths)
                + (conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions));
    }

    int nodeCount() {
        return nodes.size();
    }

    /// What to return so that rows can be compared: the nodes' keys, then the relationships' or lists of them.
    String columns() {
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            columns.add("n" + i + ".key");
        }
        for (int i = 0; i < links.size(); i++) {
            columns.add(links.get(i).isSingle() ? "r" + i + ".key" : "[r IN r" + i + " | r.key]");
        }
        return String.join(", ", columns);
    }

    /// The rows that the text must give, in any order.
    List<String> answer(SmallGraph graph) {
        List<String> rows = new ArrayList<>();
        assign(graph, new ArrayList<>(), rows);
        return rows;
    }

    private void assign(SmallGraph graph, List<SmallGraph.Node> bound, List<String> rows) {
        if (bound.size() == nodes.size()) {
            for (int[] pair : equalities) {
                int p = bound.get(pair[0]).p();
                if (p == SmallGraph.NONE || p != bound.get(pair[1]).p()) {
                    return;
                }
            }
            follow(graph, bound, new ArrayList<>(), new LinkedHashSet<>(), rows);
            return;
        }
        for (SmallGraph.Node node : graph.nodes()) {
            if (nodes.get(bound.size()).holds(node)) {
                bound.add(node);
                assign(graph, bound, rows);
                bound.removeLast();
            }
        }
    }

    private void follow(
            SmallGraph graph,
            List<SmallGraph.Node> bound,
            List<String> walked,
            Set<SmallGraph.Edge> used,
            List<String> rows) {
        if (walked.size() == links.size()) {
            List<String> row = bound.stream()
                    .map(node -> Integer.toString(node.key()))
                    .collect(Collectors.toCollection(ArrayList::new));
            row.addAll(walked);
            rows.add(String.join(", ", row));
            return;
        }
        Link link = links.get(walked.size());
        walk(graph, bound, walked, used, rows, link, bound.get(link.from()).key(), new ArrayList<>());
    }

    private void walk(
            SmallGraph graph,
            List<SmallGraph.Node> bound,
            List<String> walked,
            Set<SmallGraph.Edge> used,
            List<String> rows,
            Link link,
            int at,
            List<Integer> path) {
        if (path.size() >= link.min() && at == bound.get(link.to()).key()) {
            walked.add(link.isSingle() ? path.getFirst().toString() : path.toString());
            follow(graph, bound, walked, used, rows);
            walked.removeLast();
        }
        if (path.size() == link.max()) {
            return;
        }
        for (SmallGraph.Edge edge : graph.edges()) {
            if (used.contains(edge) || (!link.types().isEmpty() && !link.types().contains(edge.type()))) {
                continue;
            }
            boolean forward = edge.from() == at && !link.direction().equals("<");
            boolean backward = edge.to() == at && !link.direction().equals(">");
            if (forward || backward) {
                used.add(edge);
                path.add(edge.key());
                if (forward) {
                    walk(graph, bound, walked, used, rows, link, edge.to(), path);
                }
                // A self-loop is walked once, whatever the direction.
                if (backward && !(forward && edge.from() == edge.to())) {
                    walk(graph, bound, walked, used, rows, link, edge.from(), path);
                }
                path.removeLast();
                used.remove(edge);
            }
        }
    }
}
