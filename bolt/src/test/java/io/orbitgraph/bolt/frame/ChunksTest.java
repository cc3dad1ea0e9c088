package io.orbitgraph.bolt.frame;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import io.orbitgraph.bolt.client.RawClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunksTest {
    private static byte[] body(int size) {
        byte[] body = new byte[size];
        new Random(size).nextBytes(body);
        return body;
    }

    private static List<String> read(EmbeddedChannel channel) {
        List<String> read = new ArrayList<>();
        for (Object next = channel.readInbound(); next != null; next = channel.readInbound()) {
            read.add(
                    switch ((Inbound) next) {
                        case Inbound.Message(ByteBuf body) -> {
                            String hex = ByteBufUtil.hexDump(body);
                            body.release();
                            yield hex;
                        }
                        case Inbound.Oversized(int limit) -> "more than " + limit;
                    });
        }
        return read;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 1000})
    void messagesArriveHoweverTheyAreCut(int readBytes) {
        ByteBuf stream = Unpooled.buffer();
        List<String> expected = new ArrayList<>();
        for (int size : new int[] {1, 2, 5, 40, 300}) {
            for (int chunk : new int[] {1, 2, 39, 65_535}) {
                stream.writeBytes(RawClient.chunk(body(size), chunk));
                stream.writeShort(0);
                expected.add(ByteBufUtil.hexDump(body(size)));
            }
        }
        EmbeddedChannel channel = new EmbeddedChannel(new ChunkDecoder(1000));
        while (stream.isReadable()) {
            channel.writeInbound(stream.readBytes(Math.min(readBytes, stream.readableBytes())));
        }
        assertThat(read(channel)).isEqualTo(expected);
        channel.finishAndReleaseAll();
    }

    @Test
    void longMessagesAreSkippedAndTheNextIsRead() {
        EmbeddedChannel channel = new EmbeddedChannel(new ChunkDecoder(1000));
        channel.writeInbound(Unpooled.wrappedBuffer(RawClient.chunk(body(1001), 300)));
        channel.writeInbound(Unpooled.wrappedBuffer(RawClient.chunk(body(200_000), 65_535)));
        channel.writeInbound(Unpooled.wrappedBuffer(RawClient.chunk(body(1000), 300)));
        assertThat(read(channel)).containsExactly("more than 1000", "more than 1000", ByteBufUtil.hexDump(body(1000)));
        channel.finishAndReleaseAll();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_534, 65_535, 65_536, 131_070, 131_071, 500_000})
    void whatIsWrittenIsReadAgain(int size) {
        ByteBuf stream = Unpooled.buffer();
        FrameOutput output = new FrameOutput(
                UnpooledByteBufAllocator.DEFAULT,
                messages -> {
                    stream.writeBytes(messages);
                    messages.release();
                },
                1 << 20);
        output.begin().writeByte(1);
        output.end();
        output.begin().writeByte(1).writeBytes(body(size));
        output.end();
        output.begin().writeByte(9);
        output.abandon();
        output.begin().writeByte(2);
        output.end();
        output.flush();
        EmbeddedChannel channel = new EmbeddedChannel(new ChunkDecoder(1 << 20));
        channel.writeInbound(stream);
        assertThat(read(channel)).containsExactly("01", "01" + ByteBufUtil.hexDump(body(size)), "02");
        channel.finishAndReleaseAll();
    }

    @Test
    void fullOutputIsHandedOverAtTheEndOfAMessage() {
        List<Integer> handed = new ArrayList<>();
        FrameOutput output = new FrameOutput(
                UnpooledByteBufAllocator.DEFAULT,
                messages -> {
                    handed.add(messages.readableBytes());
                    messages.release();
                },
                100);
        for (int i = 0; i < 5; i++) {
            output.begin().writeBytes(body(60));
            output.end();
        }
        assertThat(handed).containsExactly(128, 128);
        output.flush();
        assertThat(handed).containsExactly(128, 128, 64);
        output.flush();
        assertThat(handed).hasSize(3);
    }

    @Test
    void anotherThreadFlushesOnlyBetweenMessages() {
        List<String> handed = new ArrayList<>();
        FrameOutput.Drain drain = messages -> {
            handed.add(ByteBufUtil.hexDump(messages));
            messages.release();
        };
        FrameOutput output = new FrameOutput(UnpooledByteBufAllocator.DEFAULT, drain, 100);
        output.begin().writeByte(1);
        output.flushIfIdle(drain);
        assertThat(handed).isEmpty();
        output.end();
        output.flushIfIdle(drain);
        assertThat(handed).containsExactly("0001010000");
    }
}
