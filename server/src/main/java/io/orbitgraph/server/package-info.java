/// The database as a program: configuration, wiring, HTTP, and the command line.
/// The only module in which implementations meet.
@NullMarked
package io.orbitgraph.server;

import org.jspecify.annotations.NullMarked;
