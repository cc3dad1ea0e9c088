/// Killing a real server process under load and looking for what it had acknowledged.
@org.jspecify.annotations.NullMarked
package io.orbitgraph.tck.crash;
