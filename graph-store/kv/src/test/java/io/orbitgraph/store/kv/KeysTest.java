package io.orbitgraph.store.kv;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeysTest {
    private static byte[] key(int... bytes) {
        byte[] key = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            key[i] = (byte) bytes[i];
        }
        return key;
    }

    @Test
    void bytesAreUnsigned() {
        assertThat(Keys.compare(key(0x7F), key(0x80))).isNegative();
        assertThat(Keys.compare(key(1), key(1, 0))).isNegative();
        assertThat(Keys.compare(key(2), key(1, 0xFF))).isPositive();
    }

    @Test
    void aPrefixEndsWhereTheNextBegins() {
        assertThat(Keys.prefixEnd(key(1, 2))).isEqualTo(key(1, 3));
        assertThat(Keys.prefixEnd(key(1, 0xFF, 0xFF))).isEqualTo(key(2));
        assertThat(Keys.prefixEnd(key(0x7F))).isEqualTo(key(0x80));
        assertThat(Keys.prefixEnd(key(0xFF, 0xFF))).isNull();
        assertThat(Keys.prefixEnd(key())).isNull();
    }

    @Test
    void aRangeHoldsItsStartAndNotItsEnd() {
        assertThat(Keys.inRange(key(1), key(1), key(2))).isTrue();
        assertThat(Keys.inRange(key(1, 0xFF), key(1), key(2))).isTrue();
        assertThat(Keys.inRange(key(2), key(1), key(2))).isFalse();
        assertThat(Keys.inRange(key(0xFF), key(1), null)).isTrue();
        assertThat(Keys.inRange(key(0), key(1), null)).isFalse();
    }
}
