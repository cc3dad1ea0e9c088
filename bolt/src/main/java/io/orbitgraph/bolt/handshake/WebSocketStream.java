package io.orbitgraph.bolt.handshake;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;

/// Makes a byte stream of a WebSocket: each binary frame is some slice of it, wherever it was cut.
final class WebSocketStream extends ChannelDuplexHandler {
    private boolean closeSent;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        WebSocketFrame frame = (WebSocketFrame) message;
        if (frame instanceof BinaryWebSocketFrame || frame instanceof ContinuationWebSocketFrame) {
            context.fireChannelRead(frame.content());
            return;
        }
        try {
            if (frame instanceof PingWebSocketFrame) {
                context.writeAndFlush(new PongWebSocketFrame(frame.content().retain()));
            } else if (!(frame instanceof PongWebSocketFrame)) {
                boolean asked = frame instanceof CloseWebSocketFrame;
                sendClose(
                        context,
                        asked ? WebSocketCloseStatus.NORMAL_CLOSURE : WebSocketCloseStatus.INVALID_MESSAGE_TYPE);
                context.close();
            }
        } finally {
            frame.release();
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        boolean data = message instanceof ByteBuf bytes && bytes.isReadable();
        context.write(data ? new BinaryWebSocketFrame((ByteBuf) message) : message, promise);
    }

    @Override
    public void close(ChannelHandlerContext context, ChannelPromise promise) {
        sendClose(context, WebSocketCloseStatus.NORMAL_CLOSURE);
        context.close(promise);
    }

    private void sendClose(ChannelHandlerContext context, WebSocketCloseStatus status) {
        if (!closeSent && context.channel().isActive()) {
            closeSent = true;
            context.writeAndFlush(new CloseWebSocketFrame(status)).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
        }
    }
}
