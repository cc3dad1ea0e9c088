package io.orbitgraph.bolt.frame;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts chunks together to {@link Inbound} messages.
///
/// A message in one chunk is a slice of what was read and not copied. A message of many chunks grows with the
/// data that arrived, never with what was announced. Memory is bounded by the limit; the rest of a message
/// beyond it is skipped, so that the connection can answer and go on.
public final class ChunkDecoder extends ByteToMessageDecoder {
    private static final int HEADER_BYTES = 2;

    private volatile int limitBytes;
    private @Nullable ByteBuf partial;
    private boolean partialIsOwn;
    private int messageBytes;
    private boolean skipping;

    /// @param limitBytes of one message
    public ChunkDecoder(int limitBytes) {
        this.limitBytes = limitBytes;
    }

    /// Applies to the chunks that are read from now on. Safe from any thread.
    public void setLimitBytes(int limitBytes) {
        this.limitBytes = limitBytes;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        while (in.readableBytes() >= HEADER_BYTES) {
            int start = in.readerIndex();
            int length = in.getUnsignedShort(start);
            if (length == 0) {
                in.skipBytes(HEADER_BYTES);
                endMessage(out);
                continue;
            }
            if (in.readableBytes() < HEADER_BYTES + length) {
                // The rest of the chunk comes with a later read; what waits is 64 KiB at most.
                return;
            }
            in.skipBytes(HEADER_BYTES);
            takeChunk(context, in, length);
        }
    }

    private void takeChunk(ChannelHandlerContext context, ByteBuf in, int length) {
        messageBytes += length;
        if (skipping || messageBytes > limitBytes) {
            skipping = true;
            release();
            in.skipBytes(length);
            return;
        }
        ByteBuf soFar = partial;
        if (soFar == null) {
            partial = in.readRetainedSlice(length);
            partialIsOwn = false;
        } else {
            partial = append(context, soFar, in, length);
        }
    }

    /// The first chunk is a slice, which must not grow over what follows it; from the second on, a buffer of
    /// our own.
    private ByteBuf append(ChannelHandlerContext context, ByteBuf soFar, ByteBuf in, int length) {
        ByteBuf target = soFar;
        if (!partialIsOwn) {
            target = context.alloc().buffer(2 * (soFar.readableBytes() + length));
            target.writeBytes(soFar);
            soFar.release();
            partialIsOwn = true;
        }
        return target.writeBytes(in, length);
    }

    private void endMessage(List<Object> out) {
        ByteBuf body = partial;
        boolean oversized = skipping;
        partial = null;
        skipping = false;
        messageBytes = 0;
        if (oversized) {
            out.add(new Inbound.Oversized(limitBytes));
        } else if (body != null) {
            out.add(new Inbound.Message(body));
        }
    }

    private void release() {
        ByteBuf soFar = partial;
        if (soFar != null) {
            partial = null;
            soFar.release();
        }
    }

    @Override
    protected void handlerRemoved0(ChannelHandlerContext context) {
        release();
    }
}
