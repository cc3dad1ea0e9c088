/// From text to tree. [CypherParser] is the only door.
///
/// The steps: the generated lexer makes tokens; [TokenMarker] counts nesting and marks the brackets whose meaning
/// depends on what comes later; the generated grammar reads them with one token of look-ahead almost everywhere; the
/// builders, one per topic, turn its contexts into the records of `io.orbitgraph.cypher.ast`. Scopes and types are not
/// checked here.
@NullMarked
package io.orbitgraph.cypher.parser;

import org.jspecify.annotations.NullMarked;
