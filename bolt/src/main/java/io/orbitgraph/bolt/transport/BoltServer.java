package io.orbitgraph.bolt.transport;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.orbitgraph.bolt.handshake.Negotiation;
import io.orbitgraph.bolt.packstream.PackLimits;
import io.orbitgraph.bolt.packstream.StringCache;
import io.orbitgraph.bolt.state.ConversationSettings;
import io.orbitgraph.model.session.GraphService;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Listens for Bolt clients and lets them talk to a {@link GraphService}. Thread-safe.
///
/// {@snippet :
/// try (BoltServer server = BoltServer.start(BoltConfig.DEFAULT, service)) {
///     System.out.println("bolt://" + server.address());
/// }
/// }
public final class BoltServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BoltServer.class);
    private static final int BACKLOG = 1024;
    private static final int CACHED_STRINGS = 4096;
    private static final WriteBufferWaterMark WATER_MARKS = new WriteBufferWaterMark(128 << 10, 512 << 10);
    private static final Duration ROUTING_TTL = Duration.ofMinutes(5);
    private static final long CLOSE_MILLIS = 5_000;
    private static final int LOGIN_VALUE_DEPTH = 16;
    private static final long LOGIN_VALUE_BYTES = 4 << 20;

    private final EventLoopGroup loops;
    private final BoltServices services;
    private final Channel listener;

    private BoltServer(EventLoopGroup loops, BoltServices services, Channel listener) {
        this.loops = loops;
        this.services = services;
        this.listener = listener;
    }

    /// Starts to listen.
    ///
    /// @throws java.io.UncheckedIOException if the address cannot be had
    public static BoltServer start(BoltConfig config, GraphService graph) {
        BoltConfig.BoltLimits limits = config.limits();
        ConversationSettings settings = new ConversationSettings(
                "Neo4j/" + config.neo4jVersion(),
                new PackLimits(LOGIN_VALUE_DEPTH, LOGIN_VALUE_BYTES),
                new PackLimits(limits.valueDepth(), limits.valueBytes()),
                limits.responseBytes(),
                limits.silence(),
                ROUTING_TTL);
        BoltServices services =
                new BoltServices(graph, settings, limits, new StringCache(CACHED_STRINGS), new Connections());
        boolean epoll = Epoll.isAvailable();
        IoHandlerFactory io = epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        EventLoopGroup loops = new RelayGroup(config.loops(), io, config.maxThreads());
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(loops)
                .channel(epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARKS)
                .childHandler(new ConnectionSetup(services, new Negotiation(config.versions()), config.neo4jVersion()));
        var bound = bootstrap.bind(config.address()).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
            throw new java.io.UncheckedIOException(new java.io.IOException(
                    "cannot listen on " + config.address() + ": "
                            + bound.cause().getMessage(),
                    bound.cause()));
        }
        BoltServer server = new BoltServer(loops, services, bound.channel());
        LOG.info("Bolt listens on {}", server.address());
        return server;
    }

    /// Where it listens, with the real port.
    public InetSocketAddress address() {
        return (InetSocketAddress) listener.localAddress();
    }

    /// How many clients have got past the handshake and not left.
    public int connectionCount() {
        return services.connections().size();
    }

    /// Stops to listen, interrupts what runs, closes all connections and waits until their sessions are closed,
    /// which rolls back what was open. Gives up waiting after five seconds.
    @Override
    public void close() {
        listener.close().awaitUninterruptibly();
        try {
            if (!services.connections().closeAll(CLOSE_MILLIS)) {
                LOG.warn("{} connections did not end in time", connectionCount());
            }
            loops.shutdownGracefully(0, CLOSE_MILLIS, TimeUnit.MILLISECONDS).await(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
