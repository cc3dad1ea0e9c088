/// The abstract syntax tree of Cypher: what was written, free of how it was read. Nothing here knows the parser
/// generator, the catalog or the values of the engine; literals hold plain Java numbers and strings.
///
/// Start with [Statement], [Query], [Clause] and [Expression]. Every node is an immutable record with a [Span] into the
/// query's text. An absent part is a `null` component marked so, or an empty list.
@NullMarked
package io.orbitgraph.cypher.ast;

import org.jspecify.annotations.NullMarked;
