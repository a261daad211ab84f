package dev.refocus.decode.webp;

import dev.refocus.ErrorCode;
import dev.refocus.Finding;
import dev.refocus.RefocusException;
import dev.refocus.decode.pixels.ImageFormat;
import dev.refocus.decode.pixels.PixelReader;
import dev.refocus.decode.pixels.Pixels;
import dev.refocus.decode.structure.EncodedImage;
import dev.refocus.decode.structure.Exif;
import dev.refocus.decode.structure.ImageInfo;
import dev.refocus.decode.structure.Orientation;
import dev.refocus.decode.structure.TiffDirectory;
import dev.refocus.decode.structure.TiffResolution;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A still WebP (RFC 9649), lossy or lossless, taken apart into RIFF chunks. */
public final class WebpFile implements EncodedImage {
  private static final String LOSSY = "VP8 ";
  private static final String LOSSLESS = "VP8L";
  private static final String EXTENDED = "VP8X";
  private static final String ALPHA = "ALPH";
  private static final int ALPHA_FLAG = 0x10;

  /** Where a chunk's data are, cut at the end of the file. */
  private record Chunk(int start, int length) {}

  private final byte[] bytes;
  private final ByteBuffer buffer;
  private final Map<String, Chunk> chunks = new LinkedHashMap<>();
  private boolean endMissing;
  private final String bitstream;
  private final ImageInfo info;

  public WebpFile(byte[] bytes) {
    this.bytes = bytes;
    this.buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    readChunks();
    if (chunks.containsKey("ANIM") || chunks.containsKey("ANMF")) {
      throw ImageFormat.unsupported("animated WebP");
    }
    this.bitstream = chunks.containsKey(LOSSY) ? LOSSY : LOSSLESS;
    if (!chunks.containsKey(bitstream)) {
      throw new RefocusException(
          endMissing ? ErrorCode.TRUNCATED : ErrorCode.CORRUPT,
          "the WebP has no image chunk; fetch the file again");
    }
    int size = bitstream.equals(LOSSY) ? lossySize() : losslessSize();
    this.info =
        new ImageInfo(
                "webp",
                size & 0xffff,
                size >>> 16,
                8,
                hasAlpha() ? 4 : 3,
                data("EXIF").map(Orientation::ofExif).orElse(Orientation.UPRIGHT),
                bytes.length)
            .with(exif().flatMap(TiffResolution::of));
  }

  private void readChunks() {
    long riffEnd = 8 + Integer.toUnsignedLong(buffer.getInt(4));
    int end = (int) Math.min(riffEnd, bytes.length);
    endMissing = riffEnd > bytes.length;
    int position = 12;
    while (position + 8 <= end) {
      String name = new String(bytes, position, 4, StandardCharsets.ISO_8859_1);
      long length = Integer.toUnsignedLong(buffer.getInt(position + 4));
      int start = position + 8;
      endMissing |= length > bytes.length - start;
      int there = (int) Math.min(length, bytes.length - start);
      chunks.putIfAbsent(name, new Chunk(start, there));
      position = start + there + (there & 1);
    }
  }

  /** Width in the lower half, height in the upper (RFC 6386, section 9.1). */
  private int lossySize() {
    int start = chunks.get(LOSSY).start();
    if (buffer.getShort(start + 3) != (short) 0x019d || bytes[start + 5] != 0x2a) {
      throw corrupt("no start code in its lossy chunk");
    }
    return buffer.getInt(start + 6) & 0x3fff_3fff;
  }

  private int losslessSize() {
    int start = chunks.get(LOSSLESS).start();
    if (bytes[start] != 0x2f) {
      throw corrupt("no signature in its lossless chunk");
    }
    int packed = buffer.getInt(start + 1);
    return (packed & 0x3fff) + 1 | ((packed >> 14 & 0x3fff) + 1) << 16;
  }

  private boolean hasAlpha() {
    return bitstream.equals(LOSSLESS)
        ? (bytes[chunks.get(LOSSLESS).start() + 4] & ALPHA_FLAG) != 0
        : chunks.containsKey(ALPHA);
  }

  @Override
  public ImageInfo info() {
    return info;
  }

  @Override
  public Optional<byte[]> profile() {
    return data("ICCP");
  }

  @Override
  public Optional<TiffDirectory> exif() {
    return data("EXIF").flatMap(Exif::directory);
  }

  @Override
  public boolean endMissing() {
    return endMissing;
  }

  @Override
  public Pixels pixels(List<Finding> findings) throws IOException {
    requireCanvas();
    ByteArrayOutputStream chunk = new ByteArrayOutputStream();
    write(chunk, bitstream, data(bitstream).orElseThrow());
    boolean lossless = bitstream.equals(LOSSLESS);
    Raster raster = read(chunk, findings);
    Pixels pixels = Pixels.of(raster, 3, lossless && hasAlpha(), 255);
    return lossless || !hasAlpha() ? pixels : pixels.withAlpha(alpha(findings));
  }

  private void requireCanvas() {
    Chunk extended = chunks.get(EXTENDED);
    if (extended == null || extended.length() < 10) {
      return;
    }
    int width = (buffer.getInt(extended.start() + 4) & 0xffffff) + 1;
    int height = (buffer.getInt(extended.start() + 6) >>> 8) + 1;
    if (width != info.width() || height != info.height()) {
      throw corrupt(
          String.format(
              Locale.ROOT,
              "a canvas of %d x %d for an image of %d x %d",
              width,
              height,
              info.width(),
              info.height()));
    }
  }

  /** Opacity is stored raw or as the green of a headless lossless image (RFC 9649, 2.7.1.2). */
  private float[] alpha(List<Finding> findings) throws IOException {
    byte[] stored = data(ALPHA).filter(data -> data.length > 1).orElseThrow();
    int[] samples = new int[info.width() * info.height()];
    if ((stored[0] & 3) == 0) {
      for (int i = 0; i < samples.length; i++) {
        samples[i] = stored[i + 1] & 0xff;
      }
    } else {
      ByteArrayOutputStream chunk = new ByteArrayOutputStream();
      write(chunk, LOSSLESS, withLosslessHeader(stored));
      read(chunk, findings).getSamples(0, 0, info.width(), info.height(), 1, samples);
    }
    return WebpAlpha.unfiltered(samples, info.width(), stored[0] >> 2 & 3);
  }

  private byte[] withLosslessHeader(byte[] stored) {
    ByteBuffer stream = ByteBuffer.allocate(stored.length + 4).order(ByteOrder.LITTLE_ENDIAN);
    stream.put((byte) 0x2f).putInt((info.width() - 1) | ((info.height() - 1) << 14));
    return stream.put(stored, 1, stored.length - 1).array();
  }

  private static Raster read(ByteArrayOutputStream chunk, List<Finding> findings)
      throws IOException {
    ByteBuffer riff = ByteBuffer.allocate(12 + chunk.size()).order(ByteOrder.LITTLE_ENDIAN);
    riff.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(4 + chunk.size());
    riff.put("WEBP".getBytes(StandardCharsets.US_ASCII)).put(chunk.toByteArray());
    return PixelReader.TWELVEMONKEYS_WEBP.read(riff.array(), findings).getRaster();
  }

  private static void write(ByteArrayOutputStream out, String name, byte[] data) {
    ByteBuffer head = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    head.put(name.getBytes(StandardCharsets.ISO_8859_1)).putInt(data.length);
    out.writeBytes(head.array());
    out.writeBytes(Arrays.copyOf(data, data.length + (data.length & 1)));
  }

  private Optional<byte[]> data(String name) {
    return Optional.ofNullable(chunks.get(name))
        .map(chunk -> Arrays.copyOfRange(bytes, chunk.start(), chunk.start() + chunk.length()));
  }

  private static RefocusException corrupt(String what) {
    return new RefocusException(
        ErrorCode.CORRUPT, "the WebP has %s; fetch the file again".formatted(what));
  }
}
