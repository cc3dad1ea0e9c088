package io.orbitgraph.algorithms.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orbitgraph.algorithms.graph.Orientation;
import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ConfigurationTest {
    private static Configuration of(Object... keysAndValues) {
        Map<String, Value> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], (Value) keysAndValues[i + 1]);
        }
        return new Configuration(MapValue.copyOf(map));
    }

    private static void refuses(ThrowingCallable call, String message) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        OrbitException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.PROCEDURE_CALL_FAILED))
                .hasMessageContaining(message);
    }

    @Test
    void defaultsStandForWhatIsMissingOrNull() {
        Configuration configuration = of("tolerance", Value.NULL);
        assertThat(configuration.number("tolerance", 0.5)).isEqualTo(0.5);
        assertThat(configuration.integer("maxIterations", 20)).isEqualTo(20);
        assertThat(configuration.texts("nodeLabels", List.of("*"))).containsExactly("*");
        assertThat(configuration.optionalText("jobId")).isNull();
        assertThat(configuration.flag("sudo", false)).isFalse();
        assertThat(configuration.effective().toString())
                .isEqualTo("{tolerance: 0.5, maxIterations: 20, nodeLabels: ['*'], sudo: false}");
    }

    @Test
    void numbersMayComeAsEitherKind() {
        Configuration configuration = of("dampingFactor", Value.of(0), "maxIterations", Value.of(7.0));
        assertThat(configuration.number("dampingFactor", 0.85)).isEqualTo(0);
        assertThat(configuration.integer("maxIterations", 20)).isEqualTo(7);
    }

    @Test
    void oneTextStandsForAList() {
        Configuration configuration =
                of("nodeLabels", Value.of("A"), "types", ListValue.of(Value.of("R"), Value.of("S")));
        assertThat(configuration.texts("nodeLabels", List.of())).containsExactly("A");
        assertThat(configuration.texts("types", List.of())).containsExactly("R", "S");
    }

    @Test
    void choicesAreReadInAnyCase() {
        Configuration configuration = of("orientation", Value.of("undirected"));
        assertThat(configuration.choice("orientation", Orientation.NATURAL)).isEqualTo(Orientation.UNDIRECTED);
        assertThat(configuration.effective().get("orientation")).isEqualTo(Value.of("UNDIRECTED"));
        refuses(
                () -> of("orientation", Value.of("revers")).choice("orientation", Orientation.NATURAL),
                "must be one of NATURAL, REVERSE, UNDIRECTED. Did you mean 'REVERSE'?");
    }

    @Test
    void wrongTypesAreNamed() {
        refuses(() -> of("k", Value.of("x")).integer("k", 1), "`k` must be an integer, not STRING");
        refuses(() -> of("k", Value.of(1.5)).integer("k", 1), "`k` must be an integer, not FLOAT");
        refuses(() -> of("k", Value.of(1L << 40)).integer("k", 1), "`k` is 1099511627776, which is too large");
        refuses(() -> of("k", Value.of(1)).flag("k", true), "`k` must be a boolean");
        refuses(() -> of("k", ListValue.of(Value.NULL)).list("k"), "`k` contains null");
        refuses(() -> of().requiredText("writeProperty"), "`writeProperty` is missing");
    }

    @Test
    void aMistypedRequiredKeyIsGuessed() {
        refuses(
                () -> of("writeProprty", Value.of("x")).requiredText("writeProperty"),
                "Is 'writeProprty' meant to be 'writeProperty'?");
    }

    @Test
    void keysThatNobodyReadsAreRefused() {
        Configuration configuration = of("dampingFacto", Value.of(0.5));
        configuration.number("dampingFactor", 0.85);
        configuration.integer("maxIterations", 20);
        refuses(
                configuration::requireNoOthers,
                "There is no configuration key `dampingFacto`. Did you mean 'dampingFactor'? "
                        + "The keys are: dampingFactor, maxIterations");
    }
}
