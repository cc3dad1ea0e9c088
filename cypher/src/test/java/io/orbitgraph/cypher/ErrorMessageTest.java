package io.orbitgraph.cypher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// What a user reads: what is wrong, where, and what to do.
final class ErrorMessageTest {
    private final CypherLanguage language = new CypherLanguage();

    private OrbitException refuse(String query) {
        return Objects.requireNonNull(
                catchThrowableOfType(OrbitException.class, () -> language.compile(query, new TestCatalog())));
    }

    @Test
    void namesTheNearestFunction() {
        OrbitException error = refuse("MATCH (n)\nRETURN cuont(n)");
        assertThat(error.code()).isEqualTo(ErrorCode.UNKNOWN_FUNCTION);
        assertThat(error.text()).isEqualTo("""
                There is no function 'cuont'; did you mean 'count'? (line 2, column 8)
                "RETURN cuont(n)"
                        ^""");
        assertThat(Objects.requireNonNull(error.position()).line()).isEqualTo(2);
    }

    @Test
    void namesTheNearestVariable() {
        assertThat(refuse("MATCH (person) RETURN pers0n.name").text())
                .startsWith("The variable 'pers0n' is not defined; did you mean 'person'?");
    }

    @Test
    void keepsThePlaceOfSyntaxErrors() {
        OrbitException error = refuse("MATCH (n) RETRUN n");
        assertThat(error.code()).isEqualTo(ErrorCode.UNEXPECTED_SYNTAX);
        assertThat(Objects.requireNonNull(error.position()).column()).isEqualTo(11);
        assertThat(error.text()).contains("did you mean RETURN?");
    }

    @Test
    void namesWhatIsNotSupported() {
        OrbitException error = refuse("MATCH (n) RETURN n.x AS x GROUP BY x");
        assertThat(error.code()).isEqualTo(ErrorCode.UNSUPPORTED_FEATURE);
        assertThat(error.text()).startsWith("GROUP BY is not supported");
    }

    @Test
    void survivesDeepNesting() {
        assertThat(refuse("RETURN " + "(".repeat(5_000) + "1" + ")".repeat(5_000))
                        .code())
                .isEqualTo(ErrorCode.NESTING_TOO_DEEP);
        String chain = "RETURN 1" + " + 1".repeat(900) + " AS x";
        assertThat(language.compile(chain, new TestCatalog()).parameters()).isEmpty();
    }
}
