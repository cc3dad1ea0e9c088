/// The interactive Cypher shell, `orbit shell`: a client of the server over Bolt, by the official driver.
///
/// It knows no other package of the server, so that it works against any Bolt server. Start reading at `ShellCommand`
/// (options, connecting), then `Interpreter` (what a line does), `Connection` (the driver) and `ResultPrinter`.
@NullMarked
package io.orbitgraph.server.shell;

import org.jspecify.annotations.NullMarked;
