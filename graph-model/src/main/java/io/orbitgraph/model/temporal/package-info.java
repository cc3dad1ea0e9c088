/// Temporal values beyond what `java.time` gives: ISO 8601 text in every form that Cypher accepts, construction from
/// maps of components, truncation, accessors, and durations of months, days and seconds with their arithmetic.
///
/// Start at {@link io.orbitgraph.model.temporal.Temporals} and {@link io.orbitgraph.model.temporal.Durations}. Pure
/// functions: the clock and the default zone come in as a {@link io.orbitgraph.model.temporal.TemporalContext}. The
/// range is that of {@code java.time}: years -999,999,999 to 999,999,999. The bar is openCypher's TCK,
/// `features/expressions/temporal`.
@org.jspecify.annotations.NullMarked
package io.orbitgraph.model.temporal;
