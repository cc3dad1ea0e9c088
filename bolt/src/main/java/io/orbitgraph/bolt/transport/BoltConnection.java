package io.orbitgraph.bolt.transport;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.Future;
import io.orbitgraph.bolt.frame.ChunkDecoder;
import io.orbitgraph.bolt.frame.FrameOutput;
import io.orbitgraph.bolt.frame.Inbound;
import io.orbitgraph.bolt.message.RequestReader;
import io.orbitgraph.bolt.message.RequestType;
import io.orbitgraph.bolt.state.Conversation;
import io.orbitgraph.bolt.state.InterruptGate;
import io.orbitgraph.bolt.state.Peer;
import java.io.IOException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One connection between reading and performing.
///
/// Reading cuts messages, notices RESET and queues; it happens in the event loop, as does every method here
/// that says nothing else. Performing takes what is queued, one request after another, and flushes when the
/// queue is empty; it happens on one thread at a time, mostly the one that has read, and may take as long as it
/// likes: {@link RelayEventLoop} lets another thread go on with reading.
final class BoltConnection extends ChannelInboundHandlerAdapter implements RelayEventLoop.Task {
    private static final Logger LOG = LoggerFactory.getLogger(BoltConnection.class);
    private static final int FLUSH_BYTES = 64 << 10;
    /// Reading stops while so much is queued, and goes on at half of it.
    private static final int MAX_QUEUED_BYTES = 1 << 20;
    private static final int QUEUED_MESSAGE_BYTES = 64;
    private static final long INTERRUPT_REPEAT_MILLIS = 20;

    private final Channel channel;
    private final RelayEventLoop loop;
    private final BoltServices services;
    private final ChunkDecoder decoder;
    private final Future<?> loginDeadline;
    private final String id;
    private final InterruptGate gate = new InterruptGate();
    private final Outlet outlet;
    private final FrameOutput output;
    private final Conversation conversation;
    private final Duration signOfLife;

    private final Queue<Inbound> queue = new ConcurrentLinkedQueue<>();
    private final AtomicLong queuedBytes = new AtomicLong();
    private final AtomicBoolean working = new AtomicBoolean();
    private volatile boolean hungUp;
    private volatile boolean readingPaused;

    /// Written by the performing thread only.
    private volatile boolean closed;

    private @Nullable Future<?> signs;
    private boolean repeating;

    /// @param decoder in the pipeline before this
    /// @param loginDeadline cancelled once the client has logged in
    BoltConnection(Channel channel, Peer peer, BoltServices services, ChunkDecoder decoder, Future<?> loginDeadline) {
        this.channel = channel;
        this.loop = (RelayEventLoop) channel.eventLoop();
        this.services = services;
        this.decoder = decoder;
        this.loginDeadline = loginDeadline;
        this.id = peer.id();
        this.outlet = new Outlet(channel, gate, services.limits().writeStall());
        this.output = new FrameOutput(channel.alloc(), outlet, FLUSH_BYTES);
        this.conversation = new Conversation(
                peer, services.settings(), services.graph(), services.strings(), output, gate, this::loggedIn);
        this.signOfLife = services.limits().silence().dividedBy(4);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        services.connections().add(this);
        long millis = Math.max(1, signOfLife.toMillis());
        signs = context.executor().scheduleWithFixedDelay(this::showLife, millis, millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object read) {
        Inbound inbound = (Inbound) read;
        if (inbound instanceof Inbound.Message(var body) && RequestReader.peekTag(body) == RequestType.RESET.tag()) {
            gate.raise();
            outlet.wake();
            repeatInterrupt();
        }
        long queued = queuedBytes.addAndGet(size(inbound));
        queue.add(inbound);
        if (queued > MAX_QUEUED_BYTES && !readingPaused) {
            readingPaused = true;
            channel.config().setAutoRead(false);
            // The performing thread may have emptied the queue before it could see the pause.
            resumeReading();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (!queue.isEmpty()) {
            dispatch();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        hungUp = true;
        gate.hangUp();
        outlet.wake();
        repeatInterrupt();
        if (signs != null) {
            signs.cancel(false);
        }
        dispatch();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        outlet.wake();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof IOException) {
            LOG.debug("[{}] connection lost: {}", id, cause.getMessage());
        } else {
            LOG.error("[{}] closing the connection", id, cause);
        }
        context.close();
    }

    /// An interrupt may come just before the statement that it is meant for.
    private void repeatInterrupt() {
        if (!repeating) {
            repeating = true;
            loop.schedule(this::repeatInterruptNow, INTERRUPT_REPEAT_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void repeatInterruptNow() {
        repeating = false;
        if (gate.repeat() && working.get()) {
            repeatInterrupt();
        }
    }

    private void showLife() {
        if (working.get()) {
            outlet.showLife(signOfLife);
        }
    }

    private void dispatch() {
        if (!working.get() && working.compareAndSet(false, true)) {
            loop.submit(this);
        }
    }

    /// Performs what is queued. Not necessarily in the event loop.
    @Override
    public void run() {
        boolean more = true;
        while (more) {
            try {
                drain();
            } catch (Throwable thrown) {
                LOG.error("[{}] closing the connection", id, thrown);
                RelayEventLoop.touch(channel::close);
            }
            working.set(false);
            more = hasWork() && working.compareAndSet(false, true);
        }
    }

    /// Sends what earlier requests and batches have left while this one takes long.
    @Override
    public void lingers() {
        output.flushIfIdle(outlet::write);
    }

    private boolean hasWork() {
        return !queue.isEmpty() || (hungUp && !closed);
    }

    private void drain() {
        Inbound next;
        while ((next = queue.poll()) != null) {
            dequeued(next);
            if (closed) {
                release(next);
            } else if (!perform(next)) {
                output.flush();
                RelayEventLoop.touch(
                        () -> channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE));
                finish();
            }
        }
        if (hungUp && !closed) {
            finish();
        }
        output.flush();
    }

    private boolean perform(Inbound inbound) {
        return switch (inbound) {
            case Inbound.Message(var body) -> conversation.handle(body);
            case Inbound.Oversized(int limitBytes) -> conversation.handleOversized(limitBytes);
        };
    }

    private void finish() {
        closed = true;
        conversation.close();
        output.release();
        services.connections().remove(this);
    }

    private static void release(Inbound inbound) {
        if (inbound instanceof Inbound.Message(var body)) {
            body.release();
        }
    }

    private static int size(Inbound inbound) {
        return switch (inbound) {
            case Inbound.Message(var body) -> QUEUED_MESSAGE_BYTES + body.readableBytes();
            case Inbound.Oversized _ -> QUEUED_MESSAGE_BYTES;
        };
    }

    private void dequeued(Inbound inbound) {
        queuedBytes.addAndGet(-size(inbound));
        if (readingPaused) {
            RelayEventLoop.touch(() -> loop.execute(this::resumeReading));
        }
    }

    private void resumeReading() {
        if (readingPaused && queuedBytes.get() < MAX_QUEUED_BYTES / 2) {
            readingPaused = false;
            channel.config().setAutoRead(true);
        }
    }

    private void loggedIn() {
        decoder.setLimitBytes(services.limits().messageBytes());
        RelayEventLoop.touch(() -> loginDeadline.cancel(false));
    }

    /// Ends the connection from outside. Safe from any thread.
    void close() {
        channel.close();
    }
}
