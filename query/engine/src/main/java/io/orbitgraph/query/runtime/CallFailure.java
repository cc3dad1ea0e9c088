package io.orbitgraph.query.runtime;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Failures of procedures and functions that other modules wrote.
public final class CallFailure {
    private static final Logger LOG = LoggerFactory.getLogger(CallFailure.class);

    private CallFailure() {}

    /// What a client is told: an {@link OrbitException} as it is, anything else as Neo4j words it.
    ///
    /// @param kind `procedure` or `function`
    public static OrbitException of(String kind, String name, RuntimeException failure) {
        if (failure instanceof OrbitException known) {
            return known;
        }
        if (!(failure instanceof IllegalArgumentException)) {
            LOG.warn("The {} {} failed", kind, name, failure);
        }
        return new OrbitException(
                ErrorCode.PROCEDURE_CALL_FAILED,
                "Failed to invoke " + kind + " `" + name + "`: Caused by: "
                        + failure.getClass().getName()
                        + (failure.getMessage() == null ? "" : ": " + failure.getMessage()),
                null,
                failure);
    }

    /// The failure of a call at its place in the text, unless it has one already.
    public static OrbitException at(ExecutionContext context, int offset, OrbitException failure) {
        return failure.position() != null || offset < 0
                ? failure
                : failure.at(context.procedures().position(offset));
    }
}
