package dev.refocus.decode.structure;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What took a picture: maker and model, then lens and focal length if the file tells them. Another
 * lens or another focal length has another blur.
 */
final class ExifCamera {
  private static final int MAKE = 271;
  private static final int MODEL = 272;
  private static final int EXIF_DIRECTORY = 34665;
  private static final int FOCAL_LENGTH = 37386;
  private static final int LENS_MODEL = 42036;

  private ExifCamera() {}

  /** Such as {@code Canon EOS 5D, EF50mm f/1.8 II, 50 mm}; nothing without a model. */
  static Optional<String> of(TiffDirectory first) {
    Optional<TiffDirectory> exif = first.pointedTo(EXIF_DIRECTORY);
    Optional<String> lens = exif.flatMap(directory -> ExifText.of(directory, LENS_MODEL));
    return ExifText.of(first, MODEL)
        .map(model -> named(ExifText.of(first, MAKE), model))
        .map(
            name ->
                Stream.of(Optional.of(name), lens, exif.flatMap(ExifCamera::focalLength))
                    .flatMap(Optional::stream)
                    .collect(Collectors.joining(", ")));
  }

  /** Many models begin with their maker. */
  private static String named(Optional<String> maker, String model) {
    return maker.filter(name -> !model.startsWith(name)).map(name -> name + " ").orElse("") + model;
  }

  private static Optional<String> focalLength(TiffDirectory exif) {
    double millimetres = exif.number(FOCAL_LENGTH).orElse(0);
    return millimetres > 0 && Double.isFinite(millimetres)
        ? Optional.of(String.format(Locale.ROOT, "%.1f mm", millimetres))
        : Optional.empty();
  }
}
