/// End-to-end tests with the official drivers over real sockets.
@org.jspecify.annotations.NullMarked
package io.orbitgraph.tck.driver;
