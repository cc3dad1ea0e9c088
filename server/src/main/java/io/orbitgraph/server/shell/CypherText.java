package io.orbitgraph.server.shell;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.neo4j.driver.Value;
import org.neo4j.driver.types.Float32Vector;
import org.neo4j.driver.types.Float64Vector;
import org.neo4j.driver.types.Int16Vector;
import org.neo4j.driver.types.Int32Vector;
import org.neo4j.driver.types.Int64Vector;
import org.neo4j.driver.types.Int8Vector;
import org.neo4j.driver.types.IsoDuration;
import org.neo4j.driver.types.Node;
import org.neo4j.driver.types.Path;
import org.neo4j.driver.types.Point;
import org.neo4j.driver.types.Relationship;
import org.neo4j.driver.types.TypeSystem;
import org.neo4j.driver.types.Vector;

/// Shows values of the driver the way Cypher writes them.
///
/// Temporal values are bare ISO 8601, as in other shells. Strings never let a control character through: what a
/// database holds must not be able to steer the terminal.
final class CypherText {
    private static final TypeSystem TYPES = TypeSystem.getDefault();

    private final StringBuilder out = new StringBuilder();

    private CypherText() {}

    static String of(Value value) {
        CypherText text = new CypherText();
        text.value(value);
        return text.out.toString();
    }

    /// A name as Cypher writes it, in back quotes where it needs them.
    static String name(String name) {
        boolean plain = !name.isEmpty()
                && (name.startsWith("_") || Character.isUnicodeIdentifierStart(name.codePointAt(0)))
                && name.codePoints()
                        .allMatch(c -> Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c));
        return plain ? name : "`" + printable(name.replace("`", "``")) + "`";
    }

    /// The text with control characters written as escapes.
    static String printable(String text) {
        CypherText safe = new CypherText();
        text.codePoints().forEach(safe::character);
        return safe.out.toString();
    }

    private void value(Value value) {
        if (value.isNull()) {
            out.append("NULL");
        } else if (value.hasType(TYPES.STRING())) {
            string(value.asString());
        } else if (value.hasType(TYPES.BOOLEAN())) {
            out.append(value.asBoolean() ? "TRUE" : "FALSE");
        } else if (value.hasType(TYPES.LIST())) {
            list(value);
        } else if (value.hasType(TYPES.NODE())) {
            node(value.asNode());
        } else if (value.hasType(TYPES.RELATIONSHIP())) {
            relationship(value.asRelationship());
        } else if (value.hasType(TYPES.PATH())) {
            path(value.asPath());
        } else if (value.hasType(TYPES.MAP())) {
            map(value.asMap(v -> v));
        } else if (value.hasType(TYPES.POINT())) {
            point(value.asPoint());
        } else if (value.hasType(TYPES.BYTES())) {
            bytes(value.asByteArray());
        } else if (value.hasType(TYPES.DURATION())) {
            duration(value.asIsoDuration());
        } else if (value.hasType(TYPES.VECTOR())) {
            vector(value.asVector());
        } else {
            // Numbers and temporal values: the driver's text of the value itself is what Cypher reads.
            out.append(value.asObject());
        }
    }

    private void string(String text) {
        out.append('"');
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                out.append('\\').appendCodePoint(c);
            } else {
                character(c);
            }
        });
        out.append('"');
    }

    private void character(int c) {
        switch (c) {
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            default -> {
                if (Character.isISOControl(c) || isFormatControl(c)) {
                    out.append(String.format(Locale.ROOT, c > 0xFFFF ? "\\U%08X" : "\\u%04X", c));
                } else {
                    out.appendCodePoint(c);
                }
            }
        }
    }

    /// Line separators and the marks that reorder text. Joiners stay: emoji and several scripts need them.
    private static boolean isFormatControl(int c) {
        return (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || (c >= 0xE0000 && c <= 0xE007F);
    }

    private void list(Value list) {
        out.append('[');
        for (int i = 0; i < list.size(); i++) {
            separate(i);
            value(list.get(i));
        }
        out.append(']');
    }

    private void map(Map<String, Value> map) {
        out.append('{');
        int i = 0;
        // The driver does not keep the order of keys; sorted, equal maps at least look equal.
        for (var entry : new TreeMap<>(map).entrySet()) {
            separate(i++);
            out.append(name(entry.getKey())).append(": ");
            value(entry.getValue());
        }
        out.append('}');
    }

    private void node(Node node) {
        out.append('(');
        node.labels().forEach(label -> out.append(':').append(name(label)));
        properties(node.asMap(v -> v), node.labels().iterator().hasNext());
        out.append(')');
    }

    private void relationship(Relationship relationship) {
        out.append("[:").append(name(relationship.type()));
        properties(relationship.asMap(v -> v), true);
        out.append(']');
    }

    private void properties(Map<String, Value> properties, boolean afterName) {
        if (!properties.isEmpty()) {
            out.append(afterName ? " " : "");
            map(properties);
        }
    }

    private void path(Path path) {
        node(path.start());
        for (Iterator<Path.Segment> i = path.iterator(); i.hasNext(); ) {
            Path.Segment segment = i.next();
            boolean forward = segment.relationship()
                    .startNodeElementId()
                    .equals(segment.start().elementId());
            out.append(forward ? "-" : "<-");
            relationship(segment.relationship());
            out.append(forward ? "->" : "-");
            node(segment.end());
        }
    }

    private void point(Point point) {
        out.append("point({srid: ").append(point.srid());
        out.append(", x: ").append(point.x()).append(", y: ").append(point.y());
        if (!Double.isNaN(point.z())) {
            out.append(", z: ").append(point.z());
        }
        out.append("})");
    }

    /// The units in the sizes that Cypher's own text has: `P1Y2M3DT4H5M6.7S`.
    private void duration(IsoDuration duration) {
        int begin = out.append('P').length();
        unit(duration.months() / 12, 'Y');
        unit(duration.months() % 12, 'M');
        unit(duration.days(), 'D');
        BigDecimal seconds = BigDecimal.valueOf(duration.seconds()).add(BigDecimal.valueOf(duration.nanoseconds(), 9));
        if (seconds.signum() != 0) {
            out.append('T');
            BigDecimal[] hours = seconds.divideAndRemainder(BigDecimal.valueOf(3_600));
            BigDecimal[] minutes = hours[1].divideAndRemainder(BigDecimal.valueOf(60));
            unit(hours[0].longValueExact(), 'H');
            unit(minutes[0].longValueExact(), 'M');
            if (minutes[1].signum() != 0) {
                out.append(minutes[1].stripTrailingZeros().toPlainString()).append('S');
            }
        }
        if (out.length() == begin) {
            out.append("T0S");
        }
    }

    private void unit(long amount, char letter) {
        if (amount != 0) {
            out.append(amount).append(letter);
        }
    }

    private void bytes(byte[] bytes) {
        out.append('[');
        for (int i = 0; i < bytes.length; i++) {
            separate(i);
            out.append(bytes[i]);
        }
        out.append(']');
    }

    private void vector(Vector vector) {
        out.append("vector(");
        Class<?> type = vector.elementType();
        Object elements = elements(vector);
        out.append('[');
        for (int i = 0; i < vector.length(); i++) {
            separate(i);
            out.append(Array.get(elements, i));
        }
        out.append("], ").append(vector.length()).append(", ");
        out.append(type == float.class || type == double.class ? "FLOAT" : "INTEGER");
        int bits = type == double.class || type == long.class
                ? 64
                : type == float.class || type == int.class ? 32 : type == short.class ? 16 : 8;
        out.append(bits).append(')');
    }

    private static Object elements(Vector vector) {
        return switch (vector) {
            case Float64Vector v -> v.toArray();
            case Float32Vector v -> v.toArray();
            case Int64Vector v -> v.toArray();
            case Int32Vector v -> v.toArray();
            case Int16Vector v -> v.toArray();
            case Int8Vector v -> v.toArray();
            default -> throw new IllegalArgumentException("not a vector of numbers: " + vector.elementType());
        };
    }

    private void separate(int index) {
        if (index > 0) {
            out.append(", ");
        }
    }
}
