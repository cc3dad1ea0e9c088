/// Tests of the shell, over real Bolt where a server matters.
@NullMarked
package io.orbitgraph.server.shell;

import org.jspecify.annotations.NullMarked;
