package io.orbitgraph.model.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorCodeTest {
    /// Classes of GQLSTATUS that stand for errors.
    private static final Set<String> ERROR_CLASSES = Set.of("08", "22", "25", "2D", "40", "42", "50", "51", "52");

    @ParameterizedTest
    @EnumSource
    void everyCodeHasANeo4jCodeAGqlStatusAClassificationAndATemplate(ErrorCode code) {
        assertThat(code.neo4jCode()).matches("Neo\\.(ClientError|TransientError|DatabaseError)(\\.[A-Z][A-Za-z]+){2}");
        assertThat(code.gqlStatus()).matches("[0-9A-Z]{5}");
        assertThat(ERROR_CLASSES).contains(code.gqlStatus().substring(0, 2));
        assertThat(code.kind().classification()).endsWith("_ERROR");
        assertThat(code.template()).isNotBlank().doesNotEndWith(".");
        assertThat(code.errorType()).matches("[A-Z][A-Za-z]+");
        assertThat(code.detail()).matches("[A-Z][A-Za-z]+");
    }

    /// Drivers retry by the second part of the code, so it must agree with what the kind says.
    @ParameterizedTest
    @EnumSource
    void theKindAgreesWithTheNeo4jCode(ErrorCode code) {
        String expected = switch (code.kind()) {
            case CLIENT -> "ClientError";
            case TRANSIENT -> "TransientError";
            case DATABASE -> "DatabaseError";
        };
        assertThat(code.neo4jCode().split("\\.")[1]).isEqualTo(expected);
        assertThat(code.isRetryable()).isEqualTo(code.kind() == ErrorKind.TRANSIENT);
    }
}
