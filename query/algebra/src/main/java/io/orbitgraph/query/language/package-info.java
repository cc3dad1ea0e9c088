/// The front-end SPI: a {@link io.orbitgraph.query.language.QueryLanguage} turns text into a
/// {@link io.orbitgraph.query.logical.Statement}; the engine knows no language.
@org.jspecify.annotations.NullMarked
package io.orbitgraph.query.language;
