package io.orbitgraph.tck.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A query as a tree of text, so that it can be written down in several ways and cut back piece by piece.
public sealed interface Text {
    /// The empty text.
    Text NONE = new Seq(List.of());

    record Word(String text) implements Text {}

    record Seq(List<Text> parts) implements Text {
        public Seq {
            parts = List.copyOf(parts);
        }
    }

    /// A constant that may be written as a literal or passed as a parameter.
    ///
    /// @param value null, Boolean, Long, Double, String, or a list of them
    record Constant(@Nullable Object value) implements Text {}

    /// Patterns behind MATCH, in EXISTS and the like, with what follows WHERE.
    record Patterns(List<Path> paths, @Nullable Text where) implements Text {
        public Patterns {
            paths = List.copyOf(paths);
        }
    }

    /// @param name of the path, or null
    /// @param selector what stands before the pattern, such as `ANY SHORTEST `, or empty
    /// @param nodes one more than hops
    record Path(@Nullable String name, String selector, List<Node> nodes, List<Hop> hops) implements Text {
        public Path {
            nodes = List.copyOf(nodes);
            hops = List.copyOf(hops);
        }

        /// Whether the path says the same when it is written from its other end.
        boolean reversible() {
            return name == null && selector.isEmpty() && hops.stream().allMatch(Hop::reversible);
        }
    }

    /// @param labels with the colon, or empty
    /// @param properties what stands between the braces, or empty
    record Node(@Nullable String name, String labels, List<Entry> properties) implements Text {
        public Node {
            properties = List.copyOf(properties);
        }
    }

    record Entry(String key, Text value) {}

    sealed interface Hop extends Text {
        boolean reversible();
    }

    /// @param types with the colon, or empty
    /// @param range of a variable length with the star, or a quantifier behind `>`, or empty
    /// @param direction −1 for `<--`, 0 for `--`, 1 for `-->`
    record Relationship(@Nullable String name, String types, String range, List<Entry> properties, int direction)
            implements Hop {
        public Relationship {
            properties = List.copyOf(properties);
        }

        @Override
        public boolean reversible() {
            return name == null || range.isEmpty();
        }
    }

    /// A quantified path pattern; it stands between two nodes.
    record Quantified(Path path, @Nullable Text where, String quantifier) implements Hop {
        @Override
        public boolean reversible() {
            return path.reversible()
                    && path.nodes().stream().allMatch(node -> node.name() == null)
                    && path.hops().stream().allMatch(hop -> hop instanceof Relationship r && r.name() == null);
        }
    }

    /// Strings become words, texts stay.
    static Text of(Object... parts) {
        List<Text> texts = new ArrayList<>();
        for (Object part : parts) {
            texts.add(
                    switch (part) {
                        case Text text -> text;
                        case String word -> new Word(word);
                        default -> throw new IllegalArgumentException(part.toString());
                    });
        }
        return texts.size() == 1 ? texts.getFirst() : new Seq(texts);
    }

    static Text join(String separator, List<? extends Text> texts) {
        List<Text> parts = new ArrayList<>();
        for (Text text : texts) {
            if (!parts.isEmpty()) {
                parts.add(new Word(separator));
            }
            parts.add(text);
        }
        return new Seq(parts);
    }

    /// The text as a Cypher query with literals.
    default String cypher() {
        return Objects.requireNonNull(new Rendering().render(this));
    }
}
