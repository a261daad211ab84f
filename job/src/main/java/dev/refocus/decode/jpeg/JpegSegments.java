package dev.refocus.decode.jpeg;

import dev.refocus.ErrorCode;
import dev.refocus.RefocusException;
import dev.refocus.decode.structure.Resolution;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Where the segments of a JPEG are (ITU-T T.81, annex B). */
public final class JpegSegments {
  private static final int SOI = 0xd8;
  private static final int EOI = 0xd9;
  static final int SOS = 0xda;
  static final int DQT = 0xdb;
  private static final int APP0 = 0xe0;
  private static final int APP1 = 0xe1;
  private static final int APP2 = 0xe2;
  private static final int APP14 = 0xee;

  /** Every scan costs a pass over the image; real ones have a dozen. */
  private static final int MAX_SCANS = 256;

  /** Real images have some hundred; hostile ones have millions of empty comments. */
  private static final int MAX_SEGMENTS = 1 << 16;

  /** A marker and its parameters; of a scan, the entropy-coded data, too. */
  private record Segment(int marker, int start, int end) {}

  /**
   * A frame header.
   *
   * @param components their names
   * @param samplings of each component, horizontal times 16 plus vertical
   * @param tables the number of each component's quantisation table
   */
  record Frame(
      int process,
      int precision,
      int height,
      int width,
      int[] components,
      int[] samplings,
      int[] tables) {}

  private final byte[] bytes;
  private final List<Segment> segments = new ArrayList<>();
  private boolean endMissing = true;

  public JpegSegments(byte[] bytes) {
    this.bytes = bytes;
    int position = 2;
    while (endMissing && (position = nextMarker(position)) > 0) {
      position = read(bytes[position] & 0xff, position + 1);
    }
  }

  /** The position of the next marker's second byte, 0 if there is none. */
  private int nextMarker(int from) {
    for (int i = from; i + 1 < bytes.length; i++) {
      int second = bytes[i + 1] & 0xff;
      if (bytes[i] == (byte) 0xff && second != 0 && second != 0xff && !isRestart(second)) {
        return i + 1;
      }
    }
    return 0;
  }

  private int read(int marker, int position) {
    if (marker == EOI) {
      endMissing = false;
      return position;
    }
    if (marker == SOI || marker == 1 || position + 2 > bytes.length) {
      return position;
    }
    int length = ByteBuffer.wrap(bytes).getShort(position) & 0xffff;
    if (length < 2 || position + length > bytes.length) {
      return bytes.length;
    }
    int end = position + length;
    if (marker == SOS) {
      int next = nextMarker(end);
      end = next == 0 ? bytes.length : next - 1;
    }
    if (segments.size() == MAX_SEGMENTS) {
      throw new RefocusException(
          ErrorCode.CORRUPT,
          String.format(
              Locale.ROOT, "the JPEG has more than %d segments; save it anew", MAX_SEGMENTS));
    }
    segments.add(new Segment(marker, position, end));
    return end;
  }

  private static boolean isRestart(int marker) {
    return marker >= 0xd0 && marker <= 0xd7;
  }

  /** SOF0 to SOF15 without DHT, JPG and DAC, which lie between them. */
  private static boolean isFrame(int marker) {
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
  }

  /** Whether the bytes end without an end-of-image marker. */
  boolean endMissing() {
    return endMissing;
  }

  /** The first frame header. */
  Optional<Frame> frame() {
    return segments.stream()
        .filter(segment -> isFrame(segment.marker()))
        .findFirst()
        .filter(segment -> segment.end() - segment.start() >= 8)
        .map(this::frame);
  }

  private Frame frame(Segment segment) {
    ByteBuffer header = parameters(segment);
    return new Frame(
        segment.marker() - 0xc0,
        header.get(2) & 0xff,
        header.getShort(3) & 0xffff,
        header.getShort(5) & 0xffff,
        ofComponents(header, 8),
        ofComponents(header, 9),
        ofComponents(header, 10));
  }

  /** One byte of each component, 0 where the header is too short. */
  private static int[] ofComponents(ByteBuffer header, int first) {
    int[] values = new int[header.get(7) & 0xff];
    for (int i = 0; i < values.length && first + 3 * i < header.limit(); i++) {
      values[i] = header.get(first + 3 * i) & 0xff;
    }
    return values;
  }

  /** Shows the segments of two kinds in the file's order, each from its length on. */
  void visit(int marker, int other, Consumer<ByteBuffer> visitor, Consumer<ByteBuffer> another) {
    for (Segment segment : segments) {
      if (segment.marker() == marker) {
        visitor.accept(parameters(segment));
      } else if (segment.marker() == other) {
        another.accept(parameters(segment));
      }
    }
  }

  private ByteBuffer parameters(Segment segment) {
    return ByteBuffer.wrap(bytes, segment.start(), segment.end() - segment.start()).slice();
  }

  boolean isJfif() {
    return payload(APP0, "JFIF\0").isPresent();
  }

  /** ITU-T T.871, 10.1. */
  Optional<Resolution> jfifResolution() {
    return payload(APP0, "JFIF\0")
        .filter(data -> data.length >= 7)
        .map(ByteBuffer::wrap)
        .flatMap(
            data -> {
              int x = data.getShort(3) & 0xffff;
              int y = data.getShort(5) & 0xffff;
              return switch (data.get(2)) {
                case 1 -> Resolution.perInch(x, y);
                case 2 -> Resolution.perCentimetre(x, y);
                default -> Resolution.ratio(x, y);
              };
            });
  }

  /** The colour transform that Adobe's marker names. */
  OptionalInt adobeTransform() {
    return payload(APP14, "Adobe")
        .filter(data -> data.length >= 7)
        .map(data -> OptionalInt.of(data[6]))
        .orElse(OptionalInt.empty());
  }

  Optional<byte[]> exif() {
    return payload(APP1, "Exif\0\0");
  }

  /** The ICC profile, put together from its numbered parts (ICC.1, annex B.4). */
  Optional<byte[]> profile() {
    TreeMap<Integer, byte[]> parts = new TreeMap<>();
    for (byte[] data : payloads(APP2, "ICC_PROFILE\0")) {
      if (data.length > 2) {
        parts.putIfAbsent(data[0] & 0xff, data);
      }
    }
    ByteArrayOutputStream profile = new ByteArrayOutputStream();
    parts.values().forEach(part -> profile.write(part, 2, part.length - 2));
    return parts.isEmpty() ? Optional.empty() : Optional.of(profile.toByteArray());
  }

  private Optional<byte[]> payload(int marker, String name) {
    return payloads(marker, name).stream().findFirst();
  }

  private List<byte[]> payloads(int marker, String name) {
    byte[] prefix = name.getBytes(StandardCharsets.US_ASCII);
    List<byte[]> payloads = new ArrayList<>();
    for (Segment segment : segments) {
      int start = segment.start() + 2;
      int from = start + prefix.length;
      if (segment.marker() == marker
          && from <= segment.end()
          && Arrays.equals(bytes, start, from, prefix, 0, prefix.length)) {
        payloads.add(Arrays.copyOfRange(bytes, from, segment.end()));
      }
    }
    return payloads;
  }

  /**
   * Writes a JPEG of {@code extra}, the tables, the frame and the scans.
   *
   * @throws RefocusException CORRUPT if there are more scans than any real image has
   */
  void writePixels(ByteArrayOutputStream out, byte[] extra) {
    long scans = segments.stream().filter(segment -> segment.marker() == SOS).count();
    if (scans > MAX_SCANS) {
      throw new RefocusException(
          ErrorCode.CORRUPT,
          String.format(
              Locale.ROOT,
              "the JPEG has %d scans, at most %d are decoded; save it anew",
              scans,
              MAX_SCANS));
    }
    writeMarker(out, SOI);
    out.writeBytes(extra);
    writeSegments(out);
    writeMarker(out, EOI);
  }

  /** Writes the tables, the frame and the scans alone. */
  public void writeSegments(ByteArrayOutputStream out) {
    for (Segment segment : segments) {
      if (segment.marker() < APP0) {
        writeMarker(out, segment.marker());
        out.write(bytes, segment.start(), segment.end() - segment.start());
      }
    }
  }

  private static void writeMarker(ByteArrayOutputStream out, int marker) {
    out.write(0xff);
    out.write(marker);
  }
}
