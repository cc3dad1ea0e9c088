/// Tests of the whole front end: text to plan.
@org.jspecify.annotations.NullMarked
package io.orbitgraph.cypher;
