/// The Cypher front end: from query text to the algebra. Start with [CypherLanguage], which parses ({@code parser},
/// {@code ast}), then checks and lowers in one walk ({@code check}, {@code lower}).
///
/// What is not supported is refused by name with {@code UNSUPPORTED_FEATURE}; nothing is parsed and ignored.
@NullMarked
package io.orbitgraph.cypher;

import org.jspecify.annotations.NullMarked;
