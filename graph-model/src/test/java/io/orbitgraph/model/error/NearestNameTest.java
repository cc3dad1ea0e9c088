package io.orbitgraph.model.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNameTest {
    private static final List<String> NAMES = List.of("size", "sign", "toString", "dampingFactor");

    @Test
    void theNameWithTheFewestChangesIsMeant() {
        assertThat(NearestName.of("sise", NAMES)).contains("size");
        assertThat(NearestName.of("tostrin", NAMES)).contains("toString");
        assertThat(NearestName.of("DAMPINGFACTR", NAMES)).contains("dampingFactor");
        assertThat(NearestName.of("szie", NAMES))
                .as("swapped letters are one slip")
                .contains("size");
        assertThat(NearestName.hint("sgn", NAMES)).isEqualTo(" Did you mean 'sign'?");
    }

    @Test
    void nothingIsGuessedFromAfar() {
        assertThat(NearestName.of("xyz", NAMES)).isEmpty();
        assertThat(NearestName.of("toFloat", List.of("count"))).isEmpty();
        assertThat(NearestName.hint("xyz", List.of())).isEmpty();
    }
}
