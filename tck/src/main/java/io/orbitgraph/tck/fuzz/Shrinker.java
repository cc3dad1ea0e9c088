package io.orbitgraph.tck.fuzz;

import io.orbitgraph.tck.fuzz.Text.Hop;
import io.orbitgraph.tck.fuzz.Text.Node;
import io.orbitgraph.tck.fuzz.Text.Path;
import io.orbitgraph.tck.fuzz.Text.Quantified;
import io.orbitgraph.tck.fuzz.Text.Relationship;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/// Cuts a failing pair of graph and query back, piece by piece, while it keeps failing in the same way. It knows no
/// grammar: a cut
/// that leaves nonsense fails differently and is not taken.
public final class Shrinker {
    private Shrinker() {}

    public record Case(RandomGraph graph, Text query) {}

    /// @param fails whether a case still shows the fault
    /// @param budget the most cases to try
    public static Case shrink(RandomGraph graph, Text query, int budget, BiPredicate<RandomGraph, Text> fails) {
        int left = budget;
        Case best = new Case(graph, query);
        boolean progress = true;
        while (progress && left > 0) {
            progress = false;
            for (Text candidate : smaller(best.query())) {
                if (left-- <= 0) {
                    return best;
                }
                if (fails.test(best.graph(), candidate)) {
                    best = new Case(best.graph(), candidate);
                    progress = true;
                    break;
                }
            }
            if (progress) {
                continue;
            }
            for (RandomGraph candidate : best.graph().smaller()) {
                if (left-- <= 0) {
                    return best;
                }
                if (fails.test(candidate, best.query())) {
                    best = new Case(candidate, best.query());
                    progress = true;
                    break;
                }
            }
        }
        return best;
    }

    /// Texts that have one piece less, larger cuts first.
    static List<Text> smaller(Text text) {
        return switch (text) {
            case Text.Word _, Text.Constant _ -> List.of();
            case Text.Seq(List<Text> parts) -> smaller(parts);
            case Text.Patterns patterns -> smaller(patterns);
            case Path path -> List.copyOf(smaller(path));
            case Node node -> List.copyOf(smaller(node));
            case Hop hop -> List.copyOf(smaller(hop));
        };
    }

    private static List<Text> smaller(List<Text> parts) {
        List<Text> texts = new ArrayList<>();
        for (Text part : parts) {
            if (!(part instanceof Text.Word)) {
                texts.add(part);
            }
        }
        for (int i = 0; i < parts.size(); i++) {
            if (!(parts.get(i) instanceof Text.Word)) {
                List<Text> fewer = new ArrayList<>(parts);
                fewer.remove(i);
                texts.add(new Text.Seq(fewer));
                if (i > 0 && parts.get(i - 1) instanceof Text.Word) {
                    List<Text> evenFewer = new ArrayList<>(fewer);
                    evenFewer.remove(i - 1);
                    texts.add(new Text.Seq(evenFewer));
                }
            }
        }
        for (int i = 0; i < parts.size(); i++) {
            for (Text less : smaller(parts.get(i))) {
                List<Text> changed = new ArrayList<>(parts);
                changed.set(i, less);
                texts.add(new Text.Seq(changed));
            }
        }
        return texts;
    }

    private static List<Text> smaller(Text.Patterns patterns) {
        List<Text> texts = new ArrayList<>();
        List<Path> paths = patterns.paths();
        for (int i = 0; i < paths.size() && paths.size() > 1; i++) {
            List<Path> fewer = new ArrayList<>(paths);
            fewer.remove(i);
            texts.add(new Text.Patterns(fewer, patterns.where()));
        }
        Text where = patterns.where();
        if (where != null) {
            texts.add(new Text.Patterns(paths, null));
            smaller(where).forEach(less -> texts.add(new Text.Patterns(paths, less)));
        }
        for (int i = 0; i < paths.size(); i++) {
            for (Path less : smaller(paths.get(i))) {
                List<Path> changed = new ArrayList<>(paths);
                changed.set(i, less);
                texts.add(new Text.Patterns(changed, where));
            }
        }
        return texts;
    }

    private static List<Path> smaller(Path path) {
        List<Path> paths = new ArrayList<>();
        List<Node> nodes = path.nodes();
        List<Hop> hops = path.hops();
        int last = hops.size();
        if (path.name() != null) {
            paths.add(new Path(null, path.selector(), nodes, hops));
        }
        if (last > 0) {
            paths.add(new Path(path.name(), path.selector(), nodes.subList(1, last + 1), hops.subList(1, last)));
            paths.add(new Path(path.name(), path.selector(), nodes.subList(0, last), hops.subList(0, last - 1)));
        }
        for (int i = 0; i <= last; i++) {
            for (Node less : smaller(nodes.get(i))) {
                List<Node> changed = new ArrayList<>(nodes);
                changed.set(i, less);
                paths.add(new Path(path.name(), path.selector(), changed, hops));
            }
        }
        for (int i = 0; i < last; i++) {
            for (Hop less : smaller(hops.get(i))) {
                List<Hop> changed = new ArrayList<>(hops);
                changed.set(i, less);
                paths.add(new Path(path.name(), path.selector(), nodes, changed));
            }
        }
        return paths;
    }

    private static List<Node> smaller(Node node) {
        List<Node> nodes = new ArrayList<>();
        if (!node.labels().isEmpty()) {
            nodes.add(new Node(node.name(), "", node.properties()));
        }
        if (!node.properties().isEmpty()) {
            nodes.add(new Node(node.name(), node.labels(), List.of()));
        }
        if (node.name() != null) {
            nodes.add(new Node(null, node.labels(), node.properties()));
        }
        return nodes;
    }

    private static List<Hop> smaller(Hop hop) {
        List<Hop> hops = new ArrayList<>();
        switch (hop) {
            case Relationship r -> {
                if (!r.types().isEmpty()) {
                    hops.add(new Relationship(r.name(), "", r.range(), r.properties(), r.direction()));
                }
                if (!r.properties().isEmpty()) {
                    hops.add(new Relationship(r.name(), r.types(), r.range(), List.of(), r.direction()));
                }
                if (!r.range().isEmpty()) {
                    hops.add(new Relationship(r.name(), r.types(), "", r.properties(), r.direction()));
                }
                if (r.name() != null) {
                    hops.add(new Relationship(null, r.types(), r.range(), r.properties(), r.direction()));
                }
            }
            case Quantified q -> {
                if (q.where() != null) {
                    hops.add(new Quantified(q.path(), null, q.quantifier()));
                    smaller(q.where()).forEach(less -> hops.add(new Quantified(q.path(), less, q.quantifier())));
                }
                smaller(q.path()).forEach(less -> {
                    if (!less.hops().isEmpty()) {
                        hops.add(new Quantified(less, q.where(), q.quantifier()));
                    }
                });
            }
        }
        return hops;
    }
}
