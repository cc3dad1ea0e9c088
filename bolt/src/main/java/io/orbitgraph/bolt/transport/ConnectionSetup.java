package io.orbitgraph.bolt.transport;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.NetUtil;
import io.netty.util.concurrent.Future;
import io.orbitgraph.bolt.BoltVersion;
import io.orbitgraph.bolt.frame.ChunkDecoder;
import io.orbitgraph.bolt.handshake.HandshakeDecoder;
import io.orbitgraph.bolt.handshake.HttpEntrance;
import io.orbitgraph.bolt.handshake.Negotiation;
import io.orbitgraph.bolt.state.Peer;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Gives each new connection its handlers: first the handshake, then what the handshake found.
final class ConnectionSetup extends ChannelInitializer<Channel> {
    private static final int MAX_HTTP_BYTES = 8 << 10;

    private final BoltServices services;
    private final Negotiation negotiation;
    private final String neo4jVersion;
    private final AtomicLong connections = new AtomicLong();

    ConnectionSetup(BoltServices services, Negotiation negotiation, String neo4jVersion) {
        this.services = services;
        this.negotiation = negotiation;
        this.neo4jVersion = neo4jVersion;
    }

    @Override
    protected void initChannel(Channel channel) {
        Future<?> deadline = channel.eventLoop()
                .schedule(() -> channel.close(), services.limits().login().toMillis(), TimeUnit.MILLISECONDS);
        channel.closeFuture().addListener(_ -> deadline.cancel(false));
        channel.pipeline().addLast(new HandshakeDecoder(negotiation, new AfterHandshake(deadline)));
    }

    private final class AfterHandshake implements HandshakeDecoder.Listener {
        private final Future<?> deadline;

        AfterHandshake(Future<?> deadline) {
            this.deadline = deadline;
        }

        @Override
        public void agreed(ChannelHandlerContext context, BoltVersion version, boolean fromManifest) {
            Channel channel = context.channel();
            Peer peer = new Peer(
                    "bolt-" + connections.incrementAndGet(),
                    version,
                    fromManifest,
                    text(channel.remoteAddress()),
                    text(channel.localAddress()));
            ChunkDecoder decoder = new ChunkDecoder(services.limits().loginMessageBytes());
            ChannelPipeline pipeline = channel.pipeline();
            pipeline.addLast(decoder, new BoltConnection(channel, peer, services, decoder, deadline));
            pipeline.remove(context.handler());
        }

        @Override
        public void speaksHttp(ChannelHandlerContext context) {
            ChannelPipeline pipeline = context.pipeline();
            pipeline.addLast(
                    new HttpServerCodec(),
                    new HttpObjectAggregator(MAX_HTTP_BYTES),
                    new HttpEntrance(
                            neo4jVersion, webSocket -> webSocket.addLast(new HandshakeDecoder(negotiation, this))));
            pipeline.remove(context.handler());
        }

        private static String text(SocketAddress address) {
            return address instanceof InetSocketAddress inet
                    ? NetUtil.toSocketAddressString(inet)
                    : String.valueOf(address);
        }
    }
}
