/// Tests of the way from text to tree.
@NullMarked
package io.orbitgraph.cypher.parser;

import org.jspecify.annotations.NullMarked;
