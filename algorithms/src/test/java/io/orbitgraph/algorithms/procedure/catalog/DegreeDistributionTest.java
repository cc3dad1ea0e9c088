package io.orbitgraph.algorithms.procedure.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.Value;
import org.junit.jupiter.api.Test;

class DegreeDistributionTest {
    /// Two types with 2,000,000,000 relationships each at a node are more than an int holds.
    @Test
    void aDegreeMayBeGreaterThanAnInt() {
        DegreeDistribution degrees = new DegreeDistribution();
        degrees.add(4_000_000_000L);
        degrees.add(2);
        degrees.add(70_000);
        degrees.add(70_000);
        MapValue map = degrees.toMap();
        assertThat(map.get("min")).isEqualTo(Value.of(2));
        assertThat(map.get("max")).isEqualTo(Value.of(4_000_000_000L));
        assertThat(map.get("mean")).isEqualTo(Value.of(1_000_035_000.5));
        assertThat(map.get("p50")).isEqualTo(Value.of(70_000));
        assertThat(map.get("p75")).isEqualTo(Value.of(70_000));
        assertThat(map.get("p90")).isEqualTo(Value.of(4_000_000_000L));
        assertThat(map.get("p999")).isEqualTo(Value.of(4_000_000_000L));
    }

    @Test
    void percentilesAreExact() {
        DegreeDistribution degrees = new DegreeDistribution();
        for (int degree = 1000; degree >= 1; degree--) {
            degrees.add(degree);
        }
        MapValue map = degrees.toMap();
        assertThat(map.get("min")).isEqualTo(Value.of(1));
        assertThat(map.get("mean")).isEqualTo(Value.of(500.5));
        assertThat(map.get("p50")).isEqualTo(Value.of(500));
        assertThat(map.get("p99")).isEqualTo(Value.of(990));
        assertThat(map.get("p999")).isEqualTo(Value.of(999));
    }

    @Test
    void noNodesHaveNoDistribution() {
        assertThat(new DegreeDistribution().toMap()).isEqualTo(MapValue.EMPTY);
    }
}
