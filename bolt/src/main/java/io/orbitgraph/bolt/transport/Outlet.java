package io.orbitgraph.bolt.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.orbitgraph.bolt.frame.FrameOutput;
import io.orbitgraph.bolt.state.InterruptGate;
import io.orbitgraph.model.session.Waiting;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where output goes: the socket, which may be slower than the thread that performs requests.
///
/// A thread that has filled the socket's buffer waits here until the client has read some of it, the client
/// interrupts or leaves, or `stall` has passed; then the connection is closed.
final class Outlet implements FrameOutput.Drain {
    private static final Logger LOG = LoggerFactory.getLogger(Outlet.class);
    private static final ByteBuf SIGN_OF_LIFE =
            Unpooled.unreleasableBuffer(Unpooled.directBuffer(2).writeShort(0).asReadOnly());
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Channel channel;
    private final InterruptGate gate;
    private final long stallNanos;
    private volatile long lastWrite = System.nanoTime();
    private volatile @Nullable Thread waiting;

    Outlet(Channel channel, InterruptGate gate, Duration stall) {
        this.channel = channel;
        this.gate = gate;
        this.stallNanos = stall.toNanos();
    }

    /// Called by the thread that performs requests; blocks while the client does not keep up.
    @Override
    public void accept(ByteBuf messages) {
        write(messages);
        if (!channel.isWritable()) {
            awaitReader();
        }
    }

    /// Writes without waiting. Safe from any thread.
    void write(ByteBuf messages) {
        lastWrite = System.nanoTime();
        RelayThread thread = RelayThread.attached();
        try {
            channel.writeAndFlush(messages, channel.voidPromise());
        } finally {
            if (thread != null) {
                thread.loosen();
            }
        }
    }

    private void awaitReader() {
        Waiting.announce();
        long start = System.nanoTime();
        waiting = Thread.currentThread();
        while (!channel.isWritable() && channel.isActive() && !gate.isRaised()) {
            LockSupport.parkNanos(this, LOOK_NANOS);
            if (System.nanoTime() - start > stallNanos) {
                LOG.warn("closing {}: the client does not read its results", channel.remoteAddress());
                RelayEventLoop.touch(channel::close);
                break;
            }
        }
        waiting = null;
    }

    /// Called by the event loop when a wait may be over.
    void wake() {
        Thread thread = waiting;
        if (thread != null) {
            LockSupport.unpark(thread);
        }
    }

    /// Sends two bytes that mean nothing if nothing was sent for so long. Everything that is written ends at
    /// the end of a message, so they never fall into one.
    void showLife(Duration quiet) {
        if (System.nanoTime() - lastWrite > quiet.toNanos() && channel.isWritable()) {
            channel.writeAndFlush(SIGN_OF_LIFE.duplicate(), channel.voidPromise());
        }
    }
}
