package io.orbitgraph.bolt.handshake;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import java.util.function.Consumer;

/// Takes the one HTTP request that a web client makes on the Bolt port. A request for a WebSocket becomes a
/// Bolt connection; any other is answered with where Bolt is, as web clients of Neo4j ask for it, and ends the
/// connection.
public final class HttpEntrance extends SimpleChannelInboundHandler<FullHttpRequest> {
    private static final int MAX_FRAME_BYTES = 1 << 20;

    private final String neo4jVersion;
    private final Consumer<ChannelPipeline> addHandshake;

    /// @param neo4jVersion the version that the server claims to be compatible with
    /// @param addHandshake adds the handlers that begin a Bolt connection to the end of a pipeline
    public HttpEntrance(String neo4jVersion, Consumer<ChannelPipeline> addHandshake) {
        this.neo4jVersion = neo4jVersion;
        this.addHandshake = addHandshake;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        if (!request.decoderResult().isSuccess()) {
            answer(context, HttpResponseStatus.BAD_REQUEST, "text/plain", "The HTTP request is malformed.\n");
        } else if (request.headers().contains(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true)) {
            upgrade(context, request);
        } else {
            tellWhereBoltIs(context, request.headers().get(HttpHeaderNames.HOST, ""));
        }
    }

    private void upgrade(ChannelHandlerContext context, FullHttpRequest request) {
        Channel channel = context.channel();
        // Clients that offer a sub-protocol want to hear it back, whatever it is.
        String offered = request.headers().get(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL);
        WebSocketServerHandshaker handshaker =
                new WebSocketServerHandshakerFactory("", offered, false, MAX_FRAME_BYTES).newHandshaker(request);
        if (handshaker == null) {
            WebSocketServerHandshakerFactory.sendUnsupportedVersionResponse(channel)
                    .addListener(ChannelFutureListener.CLOSE);
            return;
        }
        ChannelPipeline pipeline = context.pipeline();
        handshaker.handshake(channel, request).addListener(done -> {
            if (!done.isSuccess()) {
                channel.close();
            }
        });
        pipeline.addLast(new WebSocketStream());
        addHandshake.accept(pipeline);
        pipeline.remove(this);
    }

    private void tellWhereBoltIs(ChannelHandlerContext context, String host) {
        if (!isHostName(host)) {
            answer(
                    context,
                    HttpResponseStatus.BAD_REQUEST,
                    "text/plain",
                    "This is a Bolt port, and the request names no host.\n");
            return;
        }
        String body = "{\"bolt_routing\":\"neo4j://" + host + "\",\"bolt_direct\":\"bolt://" + host
                + "\",\"neo4j_version\":\"" + neo4jVersion + "\",\"neo4j_edition\":\"community\"}";
        answer(context, HttpResponseStatus.OK, "application/json", body);
    }

    private static void answer(ChannelHandlerContext context, HttpResponseStatus status, String type, String body) {
        FullHttpResponse response =
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, ByteBufUtil.writeUtf8(context.alloc(), body));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, type + "; charset=utf-8")
                .set(HttpHeaderNames.CONTENT_LENGTH, response.content().readableBytes())
                .set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
    }

    /// The client's own words go into the answer, so they may hold nothing that means something there.
    private static boolean isHostName(String host) {
        if (host.isEmpty() || host.length() > 300) {
            return false;
        }
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            boolean plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!plain && ".-:[]_".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
