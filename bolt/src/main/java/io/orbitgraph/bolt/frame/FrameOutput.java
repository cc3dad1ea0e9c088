package io.orbitgraph.bolt.frame;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// Collects outgoing messages in one pooled buffer and hands it over when it is full or asked for.
///
/// A message is written behind two reserved bytes, which become the header of its chunk when it ends; only a
/// message above 65,535 bytes is copied once more to put headers in between. What is handed over always ends at
/// the end of a message.
///
/// Used by one thread, except {@link #flushIfIdle}.
public final class FrameOutput {
    private static final int HEADER_BYTES = 2;
    private static final int MAX_CHUNK_BYTES = 0xFFFF;
    private static final int INITIAL_BYTES = 512;

    /// Takes full buffers.
    @FunctionalInterface
    public interface Drain {
        /// Takes over `messages`. May block until the receiver keeps up.
        void accept(ByteBuf messages);
    }

    private final ByteBufAllocator allocator;
    private final Drain drain;
    private final int flushBytes;
    private @Nullable ByteBuf buffer;
    private int nextBytes = INITIAL_BYTES;
    private int start;
    /// Whether a message was begun and not ended; the writing thread's own.
    private boolean begun;
    /// Held while a message is written or handed over; the other fields are guarded by it.
    private final AtomicBoolean busy = new AtomicBoolean();

    /// @param flushBytes hand over as soon as so much is waiting
    public FrameOutput(ByteBufAllocator allocator, Drain drain, int flushBytes) {
        this.allocator = allocator;
        this.drain = drain;
        this.flushBytes = flushBytes;
    }

    /// Starts a message.
    ///
    /// @return where to write it, valid until {@link #end} or {@link #abandon}
    public ByteBuf begin() {
        acquire();
        begun = true;
        ByteBuf target = buffer;
        if (target == null) {
            target = allocator.ioBuffer(nextBytes);
            nextBytes = INITIAL_BYTES;
            buffer = target;
        }
        start = target.writerIndex();
        return target.writeZero(HEADER_BYTES);
    }

    /// Ends the message that was begun. May block in the drain.
    public void end() {
        try {
            ByteBuf target = current();
            int length = target.writerIndex() - start - HEADER_BYTES;
            if (length <= MAX_CHUNK_BYTES) {
                target.setShort(start, length);
            } else {
                cut(target, length);
            }
            target.writeZero(HEADER_BYTES);
            if (target.readableBytes() >= flushBytes) {
                // More is likely to follow; a buffer of the right size need not grow.
                nextBytes = flushBytes + flushBytes / 4;
                handOver(drain);
            }
        } finally {
            begun = false;
            busy.set(false);
        }
    }

    /// Forgets the message that was begun, if one was.
    public void abandon() {
        if (begun) {
            begun = false;
            ByteBuf target = buffer;
            if (target != null) {
                target.writerIndex(start);
            }
            busy.set(false);
        }
    }

    /// Hands over what is waiting. May block in the drain.
    public void flush() {
        acquire();
        try {
            handOver(drain);
        } finally {
            busy.set(false);
        }
    }

    /// Hands what is waiting to `other` unless a message is being written just now. Safe from any thread.
    public void flushIfIdle(Drain other) {
        if (busy.compareAndSet(false, true)) {
            try {
                handOver(other);
            } finally {
                busy.set(false);
            }
        }
    }

    /// Drops what is waiting.
    public void release() {
        abandon();
        acquire();
        ByteBuf waiting = buffer;
        buffer = null;
        busy.set(false);
        if (waiting != null) {
            waiting.release();
        }
    }

    private void acquire() {
        while (!busy.compareAndSet(false, true)) {
            Thread.onSpinWait();
        }
    }

    private void handOver(Drain receiver) {
        ByteBuf waiting = buffer;
        if (waiting == null) {
            return;
        }
        buffer = null;
        if (waiting.isReadable()) {
            receiver.accept(waiting);
        } else {
            waiting.release();
        }
    }

    private ByteBuf current() {
        ByteBuf target = buffer;
        if (target == null) {
            throw new IllegalStateException("no message was begun");
        }
        return target;
    }

    private void cut(ByteBuf target, int length) {
        ByteBuf body = allocator.ioBuffer(length);
        try {
            body.writeBytes(target, start + HEADER_BYTES, length);
            target.writerIndex(start);
            while (body.isReadable()) {
                int chunk = Math.min(body.readableBytes(), MAX_CHUNK_BYTES);
                target.writeShort(chunk);
                target.writeBytes(body, chunk);
            }
        } finally {
            body.release();
        }
    }
}
