/// The command line's own commands: start, stop, status, password.
@org.jspecify.annotations.NullMarked
package io.orbitgraph.server.cli;
