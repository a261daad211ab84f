package dev.refocus.decode.png;

import dev.refocus.Finding;
import dev.refocus.decode.color.CodingPoints;
import dev.refocus.decode.color.NamedColors;
import dev.refocus.decode.structure.Exif;
import dev.refocus.decode.structure.Resolution;
import dev.refocus.decode.structure.TiffDirectory;
import dev.refocus.decode.structure.TiffResolution;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What chunks of a PNG say of its pixels beside a profile.
 *
 * @param chunk the data of the first chunk of a type
 */
record PngMetadata(Function<String, Optional<byte[]>> chunk) {
  static final String EXIF = "eXIf";

  /** Chunk pHYs, else EXIF. */
  Optional<Resolution> resolution() {
    return chunk
        .apply("pHYs")
        .filter(data -> data.length == 9)
        .map(ByteBuffer::wrap)
        .flatMap(PngMetadata::physical)
        .or(() -> exif().flatMap(TiffResolution::of));
  }

  private static Optional<Resolution> physical(ByteBuffer data) {
    long x = Integer.toUnsignedLong(data.getInt(0));
    long y = Integer.toUnsignedLong(data.getInt(4));
    return data.get(8) == 1 ? Resolution.perMetre(x, y) : Resolution.ratio(x, y);
  }

  /**
   * Chunk cICP, which counts more than a profile; else Adobe RGB by EXIF, which counts less than a
   * profile and chunk sRGB.
   *
   * @param findings told if colours are named that are not converted
   */
  Optional<NamedColors> colors(List<Finding> findings) {
    Optional<byte[]> points = chunk.apply("cICP").filter(data -> data.length == 4);
    if (points.isPresent()) {
      return Optional.of(colors(CodingPoints.of(points.get()), findings));
    }
    boolean plain = chunk.apply("iCCP").isEmpty() && chunk.apply("sRGB").isEmpty();
    return plain && exif().filter(Exif::isAdobeRgb).isPresent()
        ? Optional.of(NamedColors.ADOBE_RGB)
        : Optional.empty();
  }

  private static NamedColors colors(CodingPoints points, List<Finding> findings) {
    Optional<NamedColors> colors = points.colors();
    if (colors.isEmpty()) {
      findings.add(points.assumed());
    }
    return colors.orElse(NamedColors.SRGB);
  }

  Optional<TiffDirectory> exif() {
    return chunk.apply(EXIF).flatMap(Exif::directory);
  }
}
