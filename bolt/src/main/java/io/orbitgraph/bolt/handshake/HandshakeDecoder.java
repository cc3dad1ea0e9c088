package io.orbitgraph.bolt.handshake;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.orbitgraph.bolt.BoltVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Speaks the handshake, then leaves the pipeline; bytes that a client sent ahead go on to whatever took its
/// place.
///
/// ```
/// client   60 60 B0 17, four words            magic and offers
/// server   one word                           the version; 0 for none, and the connection is closed
/// manifest 00 00 01 FF, varint n, n words, varint capabilities      in one flush: clients do not wait for more
/// client   one word, varint capabilities
/// ```
/// What is no Bolt at all is closed without an answer, except HTTP, which is
/// {@link Listener#speaksHttp handed on}.
public final class HandshakeDecoder extends ByteToMessageDecoder {
    private static final Logger LOG = LoggerFactory.getLogger(HandshakeDecoder.class);
    private static final int MAGIC = 0x6060B017;
    private static final int HTTP_GET = 0x47455420;
    private static final int WORD_BYTES = 4;
    private static final int OFFERS = 4;
    private static final int MAX_VARINT_BYTES = 9;

    /// What comes of it. Each method is called on the event loop and replaces this handler by another.
    public interface Listener {
        /// @param fromManifest whether the client chose from the manifest
        void agreed(ChannelHandlerContext context, BoltVersion version, boolean fromManifest);

        /// The client sends an HTTP request.
        void speaksHttp(ChannelHandlerContext context);
    }

    private final Negotiation negotiation;
    private final Listener listener;
    private boolean manifestSent;

    public HandshakeDecoder(Negotiation negotiation, Listener listener) {
        this.negotiation = negotiation;
        this.listener = listener;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (manifestSent) {
            readChoice(context, in);
        } else {
            readOffers(context, in);
        }
    }

    private void readOffers(ChannelHandlerContext context, ByteBuf in) {
        if (in.readableBytes() < WORD_BYTES) {
            return;
        }
        int magic = in.getInt(in.readerIndex());
        if (magic == HTTP_GET) {
            listener.speaksHttp(context);
            return;
        }
        if (magic != MAGIC) {
            refuse(context, in, "no Bolt client");
            return;
        }
        if (in.readableBytes() < WORD_BYTES * (1 + OFFERS)) {
            return;
        }
        in.skipBytes(WORD_BYTES);
        BoltVersion version = null;
        boolean manifest = false;
        for (int i = 0; i < OFFERS; i++) {
            int offer = in.readInt();
            if (version == null && !manifest) {
                manifest = offer == Negotiation.MANIFEST_V1;
                version = manifest ? null : negotiation.best(offer);
            }
        }
        if (manifest) {
            sendManifest(context);
        } else {
            answer(context, in, version);
        }
    }

    private void answer(ChannelHandlerContext context, ByteBuf in, @Nullable BoltVersion version) {
        ByteBuf word = context.alloc().ioBuffer(WORD_BYTES);
        if (version == null) {
            in.skipBytes(in.readableBytes());
            context.writeAndFlush(word.writeInt(0)).addListener(ChannelFutureListener.CLOSE);
            return;
        }
        context.writeAndFlush(word.writeInt(Negotiation.word(version)));
        listener.agreed(context, version, false);
    }

    private void sendManifest(ChannelHandlerContext context) {
        List<Negotiation.Range> ranges = negotiation.ranges();
        ByteBuf manifest = context.alloc().ioBuffer(2 * WORD_BYTES + ranges.size() * WORD_BYTES);
        manifest.writeInt(Negotiation.MANIFEST_V1);
        // Never more than 127 ranges: the varint is one byte.
        manifest.writeByte(ranges.size());
        for (Negotiation.Range range : ranges) {
            manifest.writeInt(range.word());
        }
        manifest.writeByte(0);
        manifestSent = true;
        context.writeAndFlush(manifest);
    }

    private void readChoice(ChannelHandlerContext context, ByteBuf in) {
        int varint = varintBytes(in, in.readerIndex() + WORD_BYTES);
        if (varint == 0) {
            return;
        }
        int word = in.readInt();
        boolean wantsNothing = varint == 1 && in.readByte() == 0;
        BoltVersion version = negotiation.chosen(word);
        if (version == null || !wantsNothing) {
            refuse(context, in, "the client chose what was not offered");
        } else {
            listener.agreed(context, version, true);
        }
    }

    /// The length of the varint at `index`: 0 if it is not complete, more than one byte if it is not zero.
    private static int varintBytes(ByteBuf in, int index) {
        for (int i = 0; i < MAX_VARINT_BYTES; i++) {
            if (in.writerIndex() <= index + i) {
                return 0;
            }
            if (in.getByte(index + i) >= 0) {
                return i + 1;
            }
        }
        return MAX_VARINT_BYTES;
    }

    private static void refuse(ChannelHandlerContext context, ByteBuf in, String reason) {
        LOG.debug("closing {}: {}", context.channel().remoteAddress(), reason);
        in.skipBytes(in.readableBytes());
        context.close();
    }
}
