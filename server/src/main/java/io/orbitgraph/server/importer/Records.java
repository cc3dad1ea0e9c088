package io.orbitgraph.server.importer;

import java.util.List;

/// What was read from a block.
///
/// @param rows how many good records there were
/// @param lines how many line breaks
/// @param lineOfRow the lines of the block above each good record
/// @param problems of the other records; their lines count from the top of the block
record Records(Block block, int rows, int lines, int[] lineOfRow, List<Problem> problems) {}
