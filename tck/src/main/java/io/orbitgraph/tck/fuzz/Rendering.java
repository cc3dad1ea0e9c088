package io.orbitgraph.tck.fuzz;

import io.orbitgraph.tck.fuzz.Text.Entry;
import io.orbitgraph.tck.fuzz.Text.Node;
import io.orbitgraph.tck.fuzz.Text.Path;
import io.orbitgraph.tck.fuzz.Text.Quantified;
import io.orbitgraph.tck.fuzz.Text.Relationship;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One way of writing a {@link Text} down. All ways mean the same. For one text; not thread-safe.
public final class Rendering {
    /// What may be written differently.
    public enum Way {
        /// Constants are passed as parameters.
        PARAMETERS,
        /// Paths begin at their other end.
        REVERSED,
        /// Patterns between commas change places.
        REORDERED,
        /// A single relationship without a name becomes `*1..1`.
        VARIABLE_LENGTH,
        /// Labels and properties of named nodes move to WHERE.
        OUTLINED
    }

    private final List<Way> ways;
    private final StringBuilder out = new StringBuilder();
    private final Map<String, @Nullable Object> parameters = new LinkedHashMap<>();

    public Rendering(Way... ways) {
        this.ways = List.of(ways);
    }

    public String render(Text text) {
        out.setLength(0);
        parameters.clear();
        write(text);
        return out.toString();
    }

    /// The parameters of what was rendered last.
    public Map<String, @Nullable Object> parameters() {
        return parameters;
    }

    private void write(Text text) {
        switch (text) {
            case Text.Word(String word) -> out.append(word);
            case Text.Seq(List<Text> parts) -> parts.forEach(this::write);
            case Text.Constant(Object value) -> constant(value);
            case Text.Patterns patterns -> patterns(patterns);
            case Path path -> path(path, null);
            case Node node -> node(node, null);
            case Relationship relationship -> relationship(relationship, 1);
            case Quantified quantified -> quantified(quantified, 1);
        }
    }

    private void constant(@Nullable Object value) {
        if (ways.contains(Way.PARAMETERS)) {
            String name = "p" + parameters.size();
            parameters.put(name, value);
            out.append('$').append(name);
        } else {
            out.append(literal(value));
        }
    }

    static String literal(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String s -> "'" + s.replace("\\", "\\\\").replace("'", "\\'") + "'";
            case List<?> list ->
                "[" + String.join(", ", list.stream().map(Rendering::literal).toList()) + "]";
            case Double d when d.isNaN() -> "(0.0 / 0.0)";
            case Double d when d.isInfinite() -> d > 0 ? "(1.0 / 0.0)" : "(-1.0 / 0.0)";
            default -> value.toString();
        };
    }

    private void patterns(Text.Patterns patterns) {
        List<Text> moved = new ArrayList<>();
        List<Path> paths = ways.contains(Way.REORDERED) ? patterns.paths().reversed() : patterns.paths();
        String separator = "";
        for (Path path : paths) {
            out.append(separator);
            path(path, ways.contains(Way.OUTLINED) ? moved : null);
            separator = ", ";
        }
        Text where = patterns.where();
        if (where != null) {
            moved.add(moved.isEmpty() ? where : Text.of("(", where, ")"));
        }
        if (!moved.isEmpty()) {
            out.append(" WHERE ");
            write(Text.join(" AND ", moved));
        }
    }

    /// @param moved receives what belongs into WHERE; null to leave it in place
    private void path(Path path, @Nullable List<Text> moved) {
        if (path.name() != null) {
            out.append(path.name()).append(" = ");
        }
        out.append(path.selector());
        List<Text> outlined = path.selector().isEmpty() ? moved : null;
        boolean reversed = ways.contains(Way.REVERSED) && path.reversible();
        int last = path.hops().size();
        for (int i = 0; i <= last; i++) {
            node(path.nodes().get(reversed ? last - i : i), outlined);
            if (i < last) {
                switch (path.hops().get(reversed ? last - 1 - i : i)) {
                    case Relationship relationship -> relationship(relationship, reversed ? -1 : 1);
                    case Quantified quantified -> quantified(quantified, reversed ? -1 : 1);
                }
            }
        }
        if (path.selector().endsWith("(")) {
            out.append(')');
        }
    }

    private void node(Node node, @Nullable List<Text> moved) {
        String name = node.name();
        out.append('(');
        if (name != null) {
            out.append(name);
        }
        if (moved != null && name != null) {
            if (!node.labels().isEmpty()) {
                moved.add(new Text.Word("(" + name + node.labels() + ")"));
            }
            for (Entry entry : node.properties()) {
                moved.add(Text.of(name + "." + entry.key() + " = ", entry.value()));
            }
        } else {
            out.append(node.labels());
            properties(node.properties());
        }
        out.append(')');
    }

    private void properties(List<Entry> properties) {
        if (!properties.isEmpty()) {
            String separator = " {";
            for (Entry entry : properties) {
                out.append(separator).append(entry.key()).append(": ");
                write(entry.value());
                separator = ", ";
            }
            out.append('}');
        }
    }

    private void relationship(Relationship relationship, int sense) {
        int direction = relationship.direction() * sense;
        String range = relationship.range();
        if (range.isEmpty() && relationship.name() == null && ways.contains(Way.VARIABLE_LENGTH)) {
            range = "*1..1";
        }
        String quantifier = range.startsWith(">") ? range.substring(1) : "";
        range = quantifier.isEmpty() ? range : "";
        out.append(direction < 0 ? "<-" : "-");
        if (relationship.name() != null
                || !relationship.types().isEmpty()
                || !range.isEmpty()
                || !relationship.properties().isEmpty()) {
            out.append('[');
            if (relationship.name() != null) {
                out.append(relationship.name());
            }
            out.append(relationship.types()).append(range);
            properties(relationship.properties());
            out.append(']');
        }
        out.append(direction > 0 ? "->" : "-").append(quantifier);
    }

    private void quantified(Quantified quantified, int sense) {
        out.append('(');
        Path path = quantified.path();
        int last = path.hops().size();
        for (int i = 0; i <= last; i++) {
            node(path.nodes().get(sense < 0 ? last - i : i), null);
            if (i < last && path.hops().get(sense < 0 ? last - 1 - i : i) instanceof Relationship relationship) {
                relationship(relationship, sense);
            }
        }
        if (quantified.where() != null) {
            out.append(" WHERE ");
            write(quantified.where());
        }
        out.append(')').append(quantified.quantifier());
    }
}
