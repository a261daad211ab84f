package dev.refocus.decode.png;

import dev.refocus.ErrorCode;
import dev.refocus.Finding;
import dev.refocus.RefocusException;
import dev.refocus.decode.color.NamedColors;
import dev.refocus.decode.pixels.Palette;
import dev.refocus.decode.pixels.PixelReader;
import dev.refocus.decode.pixels.Pixels;
import dev.refocus.decode.pixels.SampleRange;
import dev.refocus.decode.structure.EncodedImage;
import dev.refocus.decode.structure.Encoding;
import dev.refocus.decode.structure.ImageInfo;
import dev.refocus.decode.structure.Orientation;
import dev.refocus.decode.structure.TiffDirectory;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * A PNG (ISO/IEC 15948) taken apart into chunks. The first image of an animation is its image.
 *
 * <p>The reader gets the chunks IHDR, PLTE and IDAT; transparency, profile and orientation are
 * handled here. {@code gAMA} without a profile is ignored, as most viewers do.
 */
public final class PngFile implements EncodedImage {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final int GREY = 0;
  private static final int RGB = 2;
  private static final int PALETTE = 3;
  private static final int GREY_ALPHA = 4;
  private static final int RGB_ALPHA = 6;

  /** An image of 64 MB in parts of 1 KB has as many; hostile files have millions of empty ones. */
  private static final int MAX_CHUNKS = 1 << 16;

  /** A chunk: its type, where its data start, and how much of them is there. */
  private record Chunk(String type, int start, int length) {}

  private final byte[] bytes;
  private final List<Chunk> chunks = new ArrayList<>();
  private boolean endMissing = true;
  private final int depth;
  private final int colorType;
  private final PngMetadata metadata = new PngMetadata(this::data);
  private final ImageInfo info;

  public PngFile(byte[] bytes) {
    this.bytes = bytes;
    readChunks();
    if (chunks.isEmpty() || !chunks.get(0).type().equals("IHDR") || chunks.get(0).length() != 13) {
      throw new RefocusException(
          endMissing && bytes.length < 33 ? ErrorCode.TRUNCATED : ErrorCode.CORRUPT,
          "the PNG does not begin with a header chunk of 13 bytes; fetch the file again");
    }
    ByteBuffer header = ByteBuffer.wrap(bytes, chunks.get(0).start(), 13).slice();
    this.depth = header.get(8);
    this.colorType = header.get(9);
    requireKnown(header);
    this.info =
        new ImageInfo(
                "png",
                header.getInt(0),
                header.getInt(4),
                depth,
                channels(),
                data(PngMetadata.EXIF).map(Orientation::ofExif).orElse(Orientation.UPRIGHT),
                bytes.length)
            .with(metadata.resolution());
  }

  private void readChunks() {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    int position = SIGNATURE.length;
    while (position + 8 <= bytes.length) {
      long length = Integer.toUnsignedLong(buffer.getInt(position));
      String type = new String(bytes, position + 4, 4, StandardCharsets.ISO_8859_1);
      int start = position + 8;
      int there = (int) Math.min(length, bytes.length - start);
      requireRoom();
      chunks.add(new Chunk(type, start, there));
      if (type.equals("IEND")) {
        endMissing = false;
        return;
      }
      if (there + 4L > bytes.length - start || there < length) {
        return;
      }
      position = start + there + 4;
    }
  }

  private void requireRoom() {
    if (chunks.size() == MAX_CHUNKS) {
      throw new RefocusException(
          ErrorCode.CORRUPT,
          String.format(Locale.ROOT, "the PNG has more than %d chunks; save it anew", MAX_CHUNKS));
    }
  }

  private void requireKnown(ByteBuffer header) {
    boolean depthFits =
        switch (colorType) {
          case GREY -> List.of(1, 2, 4, 8, 16).contains(depth);
          case PALETTE -> List.of(1, 2, 4, 8).contains(depth);
          case RGB, GREY_ALPHA, RGB_ALPHA -> depth == 8 || depth == 16;
          default -> false;
        };
    boolean methodsFit = header.get(10) == 0 && header.get(11) == 0 && (header.get(12) & ~1) == 0;
    if (!depthFits || !methodsFit) {
      throw new RefocusException(
          ErrorCode.CORRUPT,
          String.format(
              Locale.ROOT,
              "PNG header: depth %d, colour type %d, methods %d %d %d are no combination of the standard; fetch the file again",
              depth,
              colorType,
              header.get(10),
              header.get(11),
              header.get(12)));
    }
  }

  private int channels() {
    return switch (colorType) {
      case GREY_ALPHA -> 2;
      case RGB -> 3;
      case RGB_ALPHA -> 4;
      default -> 1;
    };
  }

  @Override
  public ImageInfo info() {
    return info;
  }

  @Override
  public boolean endMissing() {
    return endMissing;
  }

  @Override
  public Optional<byte[]> profile() {
    return data("iCCP").map(Inflation::profile);
  }

  @Override
  public Optional<TiffDirectory> exif() {
    return metadata.exif();
  }

  @Override
  public boolean saysSrgb() {
    return data("sRGB").isPresent() || EncodedImage.super.saysSrgb();
  }

  @Override
  public Optional<NamedColors> namedColors(List<Finding> findings) {
    return metadata.colors(findings);
  }

  /** A palette's colours have 8 bits, whatever its index has. */
  @Override
  public Encoding encoding() {
    return colorType == PALETTE ? Encoding.ofBits(8) : EncodedImage.super.encoding();
  }

  @Override
  public Pixels pixels(List<Finding> findings) throws IOException {
    checkSums(findings);
    Optional<Palette> palette = colorType == PALETTE ? Optional.of(palette()) : Optional.empty();
    Raster raster = PixelReader.JDK_PNG.read(pixelChunks(), findings).getRaster();
    if (palette.isPresent()) {
      return palette.get().expand(raster, findings);
    }
    boolean alpha = colorType == GREY_ALPHA || colorType == RGB_ALPHA;
    int colors = channels() - (alpha ? 1 : 0);
    double[] maxima = new SampleRange(depth, 0).maxima(raster, colors, alpha, findings);
    Pixels pixels = Pixels.of(raster, colors, alpha, maxima);
    return alpha ? pixels : withTransparentColor(pixels, raster);
  }

  /** The sum of a chunk is the only witness of flipped bits; the JDK's reader does not look. */
  private void checkSums(List<Finding> findings) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    for (Chunk chunk : chunks) {
      int end = chunk.start() + chunk.length();
      if (Character.isLowerCase(chunk.type().charAt(0)) || end + 4 > bytes.length) {
        continue;
      }
      CRC32 sum = new CRC32();
      sum.update(bytes, chunk.start() - 4, chunk.length() + 4);
      if ((int) sum.getValue() != buffer.getInt(end)) {
        findings.add(
            new Finding(
                ErrorCode.CORRUPT,
                String.format(
                    Locale.ROOT,
                    "chunk %s at byte %d has the wrong check sum; fetch the file again",
                    chunk.type(),
                    chunk.start())));
        return;
      }
    }
  }

  private byte[] pixelChunks() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
    out.writeBytes(SIGNATURE);
    for (Chunk chunk : chunks) {
      boolean wanted = chunk.type().equals("IHDR") || chunk.type().equals("IDAT");
      if (wanted || (chunk.type().equals("PLTE") && colorType == PALETTE)) {
        write(out, chunk);
      }
    }
    write(out, new Chunk("IEND", 0, 0));
    return out.toByteArray();
  }

  private void write(ByteArrayOutputStream out, Chunk chunk) {
    ByteBuffer head = ByteBuffer.allocate(8).putInt(chunk.length());
    out.writeBytes(head.put(chunk.type().getBytes(StandardCharsets.ISO_8859_1)).array());
    out.write(bytes, chunk.start(), chunk.length());
    out.writeBytes(new byte[4]);
  }

  private Palette palette() {
    byte[] rgb =
        data("PLTE")
            .filter(data -> data.length >= 3)
            .orElseThrow(
                () ->
                    new RefocusException(
                        ErrorCode.CORRUPT, "the PNG has no palette; fetch the file again"));
    byte[] transparency = data("tRNS").orElse(new byte[0]);
    int[] colors = new int[Math.min(rgb.length / 3, 256)];
    int[] alphas = new int[colors.length];
    for (int i = 0; i < colors.length; i++) {
      colors[i] =
          (rgb[3 * i] & 0xff) << 16 | (rgb[3 * i + 1] & 0xff) << 8 | (rgb[3 * i + 2] & 0xff);
      alphas[i] = i < transparency.length ? transparency[i] & 0xff : 255;
    }
    return new Palette(colors, alphas);
  }

  /** Chunk tRNS of a grey or RGB image names the one colour that is transparent. */
  private Pixels withTransparentColor(Pixels pixels, Raster raster) {
    byte[] key = data("tRNS").orElse(new byte[0]);
    if (key.length < 2 * pixels.channels()) {
      return pixels;
    }
    float[] alpha = new float[pixels.area()];
    for (int channel = 0; channel < pixels.channels(); channel++) {
      int transparent = ByteBuffer.wrap(key).getShort(2 * channel) & (1 << depth) - 1;
      int[] samples =
          raster.getSamples(0, 0, pixels.width(), pixels.height(), channel, (int[]) null);
      for (int i = 0; i < alpha.length; i++) {
        alpha[i] = samples[i] == transparent ? alpha[i] : 1;
      }
    }
    return pixels.withAlpha(alpha);
  }

  private Optional<byte[]> data(String type) {
    return chunks.stream()
        .filter(chunk -> chunk.type().equals(type))
        .findFirst()
        .map(chunk -> Arrays.copyOfRange(bytes, chunk.start(), chunk.start() + chunk.length()));
  }
}
