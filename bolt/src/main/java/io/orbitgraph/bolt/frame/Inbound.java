package io.orbitgraph.bolt.frame;

import io.netty.buffer.ByteBuf;

/// What {@link ChunkDecoder} finds on a connection.
public sealed interface Inbound {
    /// One whole message. Whoever takes it releases `body`.
    record Message(ByteBuf body) implements Inbound {}

    /// A message that was longer than `limitBytes`; its bytes were dropped as they came.
    record Oversized(int limitBytes) implements Inbound {}
}
