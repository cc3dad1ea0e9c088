package io.orbitgraph.model.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValueTextTest {
    private static String duration(long months, long days, long seconds, int nanos) {
        return ValueText.of(new DurationValue(months, days, seconds, nanos));
    }

    @Test
    void durationsHaveOneSignPerPart() {
        assertThat(duration(0, 0, 0, 0)).isEqualTo("PT0S");
        assertThat(duration(149, 14, 16 * 3600 + 13 * 60 + 10, 1)).isEqualTo("P12Y5M14DT16H13M10.000000001S");
        assertThat(duration(149, -14, 16 * 3600, 0)).isEqualTo("P12Y5M-14DT16H");
        assertThat(duration(0, 0, -2, 1_000_000)).isEqualTo("PT-1.999S");
        assertThat(duration(0, 0, -3, 999_000_000)).isEqualTo("PT-2.001S");
        assertThat(duration(0, 1, -1, 999_000_000)).isEqualTo("P1DT-0.001S");
        assertThat(duration(0, 0, -61, 999_000_000)).isEqualTo("PT-1M-0.001S");
        assertThat(duration(-20, 0, 0, 0)).isEqualTo("P-1Y-8M");
        assertThat(duration(0, 0, 59, 999_000_000)).isEqualTo("PT59.999S");
    }

    @Test
    void temporalValuesAreIso() {
        assertThat(ValueText.of(new DateValue(LocalDate.of(-999_999_999, 1, 1))))
                .isEqualTo("-999999999-01-01");
        assertThat(ValueText.of(new DateValue(LocalDate.of(10_000, 1, 1)))).isEqualTo("+10000-01-01");
        assertThat(ValueText.of(new LocalTimeValue(LocalTime.of(21, 40)))).isEqualTo("21:40:00");
        assertThat(ValueText.of(new LocalTimeValue(LocalTime.of(21, 40, 1, 100_000_000))))
                .isEqualTo("21:40:01.1");
        assertThat(ValueText.of(new TimeValue(OffsetTime.parse("21:40:32.142+01:00"))))
                .isEqualTo("21:40:32.142+01:00");
        assertThat(ValueText.of(new DateTimeValue(
                        ZonedDateTime.of(2015, 7, 21, 21, 40, 32, 142_000_000, ZoneId.of("Europe/London")))))
                .isEqualTo("2015-07-21T21:40:32.142+01:00[Europe/London]");
    }

    @Test
    void containersReadAsLiterals() {
        Value list = ListValue.of(Value.of(1), Value.of(1.0), Value.of("it's"), Value.NULL, Value.of(true));
        assertThat(ValueText.of(list)).isEqualTo("[1, 1.0, 'it\\'s', null, true]");
        assertThat(ValueText.of(MapValue.of("a", Value.of(1)))).isEqualTo("{a: 1}");
        assertThat(ValueText.of(Value.of("it's"))).isEqualTo("it's");
        NodeRecord a = new NodeRecord(1, List.of("A", "B"), MapValue.of("p", Value.of(0)));
        NodeRecord b = new NodeRecord(2, List.of(), MapValue.EMPTY);
        RelationshipRecord r = new RelationshipRecord(1, 2, 1, "T", MapValue.EMPTY);
        assertThat(ValueText.of(new PathValue(List.of(a, b), List.of(r)))).isEqualTo("<(:A:B {p: 0})<-[:T]-()>");
        assertThat(ValueText.of(new PointValue(PointValue.Crs.WGS_84_2D, 12, 56.5, Double.NaN)))
                .isEqualTo("point({x: 12.0, y: 56.5, crs: 'wgs-84'})");
        assertThat(ValueText.of(new VectorValue(VectorValue.Coordinate.INTEGER8, new byte[] {1, -1})))
                .isEqualTo("vector([1, -1], 2, INTEGER8)");
    }

    @Test
    void typeNamesSayWhatIsInside() {
        assertThat(TypeName.of(Value.NULL)).isEqualTo("NULL");
        assertThat(TypeName.of(Value.of(1))).isEqualTo("INTEGER NOT NULL");
        assertThat(TypeName.of(ListValue.EMPTY)).isEqualTo("LIST<NOTHING> NOT NULL");
        assertThat(TypeName.of(ListValue.of(Value.of(1), Value.of("a"))))
                .isEqualTo("LIST<STRING NOT NULL | INTEGER NOT NULL> NOT NULL");
        assertThat(TypeName.of(ListValue.of(Value.of(1), Value.NULL))).isEqualTo("LIST<INTEGER> NOT NULL");
        assertThat(TypeName.of(MapValue.copyOf(Map.of()))).isEqualTo("MAP NOT NULL");
    }
}
