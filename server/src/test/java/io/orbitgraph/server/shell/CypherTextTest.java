package io.orbitgraph.server.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.Value;
import org.neo4j.driver.Values;
import org.neo4j.driver.internal.InternalNode;
import org.neo4j.driver.internal.InternalPath;
import org.neo4j.driver.internal.InternalRelationship;
import org.neo4j.driver.internal.value.NodeValue;
import org.neo4j.driver.internal.value.PathValue;
import org.neo4j.driver.internal.value.RelationshipValue;

class CypherTextTest {
    @Test
    void scalars() {
        assertThat(CypherText.of(Values.NULL)).isEqualTo("NULL");
        assertThat(text(true)).isEqualTo("TRUE");
        assertThat(text(-42L)).isEqualTo("-42");
        assertThat(text(1.5)).isEqualTo("1.5");
        assertThat(text(1e300)).isEqualTo("1.0E300");
        assertThat(text("it's")).isEqualTo("\"it's\"");
        assertThat(text(new byte[] {1, -2})).isEqualTo("[1, -2]");
    }

    @Test
    void stringsEscapeWhatWouldBreakThemOrSteerTheTerminal() {
        assertThat(text("a\"b\\c\n\t\u001b[2J\u202e")).isEqualTo("\"a\\\"b\\\\c\\n\\t\\u001B[2J\\u202E\"");
        assertThat(text("日本 👩‍👧")).isEqualTo("\"日本 👩‍👧\"");
    }

    @Test
    void containers() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("a", Arrays.asList(1, null, "x"));
        map.put("odd name`", Map.of());
        assertThat(text(map)).isEqualTo("{a: [1, NULL, \"x\"], `odd name```: {}}");
    }

    @Test
    void temporalValuesAreIso() {
        assertThat(text(LocalDate.of(2026, 2, 3))).isEqualTo("2026-02-03");
        assertThat(text(LocalTime.of(4, 5, 6, 7))).isEqualTo("04:05:06.000000007");
        assertThat(text(ZonedDateTime.of(2026, 7, 1, 12, 0, 0, 0, ZoneId.of("Europe/Berlin"))))
                .isEqualTo("2026-07-01T12:00+02:00[Europe/Berlin]");
        assertThat(CypherText.of(Values.isoDuration(14, 3, 16, 1))).isEqualTo("P1Y2M3DT16.000000001S");
        assertThat(CypherText.of(Values.isoDuration(0, 1, 0, 0))).isEqualTo("P1D");
        assertThat(CypherText.of(Values.isoDuration(0, 0, 0, 0))).isEqualTo("PT0S");
        assertThat(CypherText.of(Values.isoDuration(-1, 0, -3661, 500_000_000))).isEqualTo("P-1MT-1H-1M-0.5S");
    }

    @Test
    void points() {
        assertThat(CypherText.of(Values.point(7203, 1, 2.5))).isEqualTo("point({srid: 7203, x: 1.0, y: 2.5})");
        assertThat(CypherText.of(Values.point(9157, 1, 2, 3))).isEqualTo("point({srid: 9157, x: 1.0, y: 2.0, z: 3.0})");
    }

    @Test
    void vectors() {
        assertThat(CypherText.of(Values.vector(new float[] {1, 2.5f}))).isEqualTo("vector([1.0, 2.5], 2, FLOAT32)");
        assertThat(CypherText.of(Values.vector(new byte[] {1}))).isEqualTo("vector([1], 1, INTEGER8)");
    }

    @Test
    void nodesAndRelationships() {
        assertThat(CypherText.of(new NodeValue(new InternalNode(1)))).isEqualTo("()");
        assertThat(CypherText.of(new NodeValue(node(1, "A", "B b")))).isEqualTo("(:A:`B b` {id: 1})");
        assertThat(CypherText.of(new RelationshipValue(new InternalRelationship(7, 1, 2, "KNOWS"))))
                .isEqualTo("[:KNOWS]");
        assertThat(CypherText.of(new RelationshipValue(
                        new InternalRelationship(7, 1, 2, "KNOWS", Map.of("w", Values.value(1))))))
                .isEqualTo("[:KNOWS {w: 1}]");
    }

    @Test
    void pathsShowTheDirectionOfEachRelationship() {
        var path = new InternalPath(
                node(1, "A"),
                new InternalRelationship(7, 1, 2, "X"),
                node(2, "B"),
                new InternalRelationship(8, 3, 2, "Y"),
                node(3, "C"));
        assertThat(CypherText.of(new PathValue(path))).isEqualTo("(:A {id: 1})-[:X]->(:B {id: 2})<-[:Y]-(:C {id: 3})");
    }

    @Test
    void namesAreQuotedWhereTheyMust() {
        assertThat(CypherText.name("_a1")).isEqualTo("_a1");
        assertThat(CypherText.name("größe")).isEqualTo("größe");
        assertThat(CypherText.name("1a")).isEqualTo("`1a`");
        assertThat(CypherText.name("")).isEqualTo("``");
    }

    private static InternalNode node(long id, String... labels) {
        return new InternalNode(id, List.of(labels), Map.of("id", Values.value(id)));
    }

    private static String text(Object value) {
        Value v = Values.value(value);
        return CypherText.of(v);
    }
}
