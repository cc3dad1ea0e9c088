package io.orbitgraph.bolt.transport;

import io.netty.channel.IoEventLoop;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.ThreadPerTaskExecutor;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// The event loops of a server, and the watch over them.
///
/// The watch looks every millisecond while requests are performed and every ten otherwise, so that it costs
/// nothing to tell it of a request.
final class RelayGroup extends MultiThreadIoEventLoopGroup {
    private static final long BUSY_TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long QUIET_TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final int BUSY_TICKS = 20;

    RelayGroup(int loops, IoHandlerFactory io, int maxDetachedThreads) {
        this(loops, io, new RelayLimits(Math.max(1, maxDetachedThreads / loops)));
    }

    private RelayGroup(int loops, IoHandlerFactory io, RelayLimits limits) {
        super(loops, new ThreadPerTaskExecutor(target -> new RelayThread(target, limits.nextThreadName())), io, limits);
        Thread.ofPlatform().daemon().name("bolt-watch").start(this::watch);
    }

    @Override
    protected IoEventLoop newChild(Executor executor, IoHandlerFactory io, Object... arguments) {
        return new RelayEventLoop(this, executor, io, (RelayLimits) arguments[0]);
    }

    private void watch() {
        int busyTicks = 0;
        while (!isTerminated()) {
            LockSupport.parkNanos(busyTicks > 0 ? BUSY_TICK_NANOS : QUIET_TICK_NANOS);
            busyTicks = Math.max(0, busyTicks - 1);
            long now = System.nanoTime();
            for (EventExecutor loop : this) {
                if (((RelayEventLoop) loop).watch(now)) {
                    busyTicks = BUSY_TICKS;
                }
            }
        }
    }
}
