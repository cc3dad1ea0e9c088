package io.orbitgraph.model.session;

import io.orbitgraph.model.value.Value;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One operator of a plan, in the shape that Neo4j's drivers and tools expect.
///
/// @param operatorType in Neo4j's terms, e.g. `NodeIndexSeek`
/// @param profile null when the statement was not profiled
public record PlanDescription(
        String operatorType,
        Map<String, Value> arguments,
        List<String> identifiers,
        List<PlanDescription> children,
        @Nullable Profile profile) {

    /// @param nanos time spent in the operator itself
    public record Profile(long rows, long dbHits, long nanos) {}
}
