/// Tests of the importer on small files.
@NullMarked
package io.orbitgraph.server.importer;

import org.jspecify.annotations.NullMarked;
