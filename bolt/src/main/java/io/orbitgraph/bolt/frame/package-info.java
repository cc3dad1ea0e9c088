/// Chunks: how a message is cut into pieces of at most 65,535 bytes and put together again.
///
/// ```
/// message := { chunk } 00 00        chunk := length(2 bytes, 1..65535) data
/// ```
/// A bare `00 00` between messages is a sign of life and carries nothing. Nothing here knows what a message
/// says.
@NullMarked
package io.orbitgraph.bolt.frame;

import org.jspecify.annotations.NullMarked;
