package io.orbitgraph.bolt.handshake;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;

/// Answers an HTTP request on the Bolt port with where Bolt is, as web clients of Neo4j ask for it, and closes.
public final class DiscoveryHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
    private final String neo4jVersion;

    /// @param neo4jVersion the version that the server claims to be compatible with
    public DiscoveryHandler(String neo4jVersion) {
        this.neo4jVersion = neo4jVersion;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        String host = request.headers().get(HttpHeaderNames.HOST, "");
        HttpResponseStatus status = HttpResponseStatus.OK;
        String type = "application/json; charset=utf-8";
        String body;
        if (!request.decoderResult().isSuccess() || !isHostName(host)) {
            status = HttpResponseStatus.BAD_REQUEST;
            type = "text/plain; charset=utf-8";
            body = "This is a Bolt port, and the HTTP request is malformed.\n";
        } else if (request.headers().contains(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true)) {
            status = HttpResponseStatus.BAD_REQUEST;
            type = "text/plain; charset=utf-8";
            body = "This port speaks Bolt over TCP and not over WebSocket. Connect to bolt://" + host + "\n";
        } else {
            body = "{\"bolt_routing\":\"neo4j://" + host + "\",\"bolt_direct\":\"bolt://" + host
                    + "\",\"neo4j_version\":\"" + neo4jVersion + "\",\"neo4j_edition\":\"community\"}";
        }
        FullHttpResponse response =
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, ByteBufUtil.writeUtf8(context.alloc(), body));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, type)
                .set(HttpHeaderNames.CONTENT_LENGTH, response.content().readableBytes())
                .set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .set(HttpHeaderNames.CONNECTION, "close");
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
