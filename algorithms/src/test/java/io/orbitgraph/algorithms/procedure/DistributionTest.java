package io.orbitgraph.algorithms.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.Value;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DistributionTest {
    @Test
    void percentilesAreExact() {
        MapValue of = Distribution.of(
                IntStream.rangeClosed(1, 1000).mapToDouble(i -> 1001 - i).toArray());
        assertThat(of.get("min")).isEqualTo(Value.of(1.0));
        assertThat(of.get("max")).isEqualTo(Value.of(1000.0));
        assertThat(of.get("mean")).isEqualTo(Value.of(500.5));
        assertThat(of.get("p1")).isEqualTo(Value.of(10.0));
        assertThat(of.get("p50")).isEqualTo(Value.of(500.0));
        assertThat(of.get("p99")).isEqualTo(Value.of(990.0));
        assertThat(of.get("p999")).isEqualTo(Value.of(999.0));
        assertThat(of.get("p100")).isEqualTo(Value.of(1000.0));
    }

    @Test
    void oneNumberIsAllPercentiles() {
        MapValue of = Distribution.of(new double[] {Double.NaN, 3});
        assertThat(of.get("p1")).isEqualTo(Value.of(3.0));
        assertThat(of.get("p100")).isEqualTo(Value.of(3.0));
        assertThat(of.get("stdDev")).isEqualTo(Value.of(0.0));
    }

    @Test
    void nothingHasNoDistribution() {
        assertThat(Distribution.of(new double[0])).isEqualTo(MapValue.EMPTY);
        assertThat(Distribution.of(new double[] {Double.NaN})).isEqualTo(MapValue.EMPTY);
    }

    @Test
    void sizesAreCounted() {
        assertThat(Distribution.sizes(new long[] {7, 3, 7, 7, 3, 9})).containsExactly(2, 3, 1);
        assertThat(Distribution.sizes(new long[0])).isEmpty();
        assertThat(Distribution.ofSizes(new long[] {7, 3, 7, 7, 3, 9}).get("mean"))
                .isEqualTo(Value.of(2.0));
    }
}
