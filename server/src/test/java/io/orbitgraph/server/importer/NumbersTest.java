package io.orbitgraph.server.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orbitgraph.store.testkit.Seeded;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NumbersTest {
    @Test
    void doublesAreRoundedAsJavaDoes() {
        long seed = Seeded.of("NumbersTest").seed();
        Random random = new Random(seed);
        for (int i = 0; i < 200_000; i++) {
            String text = switch (random.nextInt(5)) {
                case 0 -> Double.toString(Double.longBitsToDouble(random.nextLong()));
                case 1 -> random.nextInt(1_000_000) + "." + random.nextInt(1_000_000);
                case 2 -> "-0." + "0".repeat(random.nextInt(25)) + random.nextLong(Long.MAX_VALUE);
                case 3 -> Long.toString(random.nextLong());
                default ->
                    random.nextInt(100) + "." + random.nextLong(Long.MAX_VALUE) + "e" + (random.nextInt(40) - 20);
            };
            assertThat(parseDouble(text)).as(text).isEqualTo(Double.valueOf(text));
        }
    }

    @Test
    void doublesOfOddShapes() {
        assertThat(parseDouble(".5")).isEqualTo(0.5);
        assertThat(parseDouble("5.")).isEqualTo(5);
        assertThat(parseDouble("-0")).isEqualTo(-0.0);
        assertThat(parseDouble("+1E2")).isEqualTo(100);
        assertThat(parseDouble("-Infinity")).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(parseDouble("NaN")).isNaN();
        for (String bad : new String[] {"", "-", ".", "1d", "0x1p3", "1,5", "1 2", "e5", "1.2.3", "--1"}) {
            assertThatThrownBy(() -> parseDouble(bad)).as(bad).isInstanceOf(BadFieldException.class);
        }
    }

    @Test
    void longsOfTheWholeRange() {
        for (long value : new long[] {0, -1, Long.MAX_VALUE, Long.MIN_VALUE, 1234567890123456789L}) {
            assertThat(parseLong(Long.toString(value), FieldType.LONG)).isEqualTo(value);
        }
        assertThat(parseLong("+007", FieldType.LONG)).isEqualTo(7);
        assertThat(parseLong("-128", FieldType.BYTE)).isEqualTo(-128);
        for (String bad : new String[] {
            "9223372036854775808", "-9223372036854775809", "", "-", "1.0", "12a", "99999999999999999999"
        }) {
            assertThatThrownBy(() -> parseLong(bad, FieldType.LONG)).as(bad).isInstanceOf(BadFieldException.class);
        }
        assertThatThrownBy(() -> parseLong("128", FieldType.BYTE)).hasMessageContaining("outside the range of byte");
    }

    @Test
    void canonicalLongsAreWhatJavaPrints() {
        for (String text : new String[] {"0", "-1", "42", "999999999999999999"}) {
            byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
            assertThat(Numbers.isCanonicalLong(bytes, 0, bytes.length)).as(text).isTrue();
            assertThat(Numbers.canonicalLong(bytes, 0, bytes.length)).isEqualTo(Long.parseLong(text));
        }
        for (String text : new String[] {"", "-", "-0", "01", "+1", "1.0", "1e3", " 1"}) {
            byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
            assertThat(Numbers.isCanonicalLong(bytes, 0, bytes.length)).as(text).isFalse();
        }
    }

    private static double parseDouble(String text) {
        byte[] bytes = ("<" + text + ">").getBytes(StandardCharsets.US_ASCII);
        return Numbers.parseDouble(bytes, 1, bytes.length - 1);
    }

    private static long parseLong(String text, FieldType type) {
        byte[] bytes = ("<" + text + ">").getBytes(StandardCharsets.US_ASCII);
        return Numbers.parseLong(bytes, 1, bytes.length - 1, type);
    }
}
