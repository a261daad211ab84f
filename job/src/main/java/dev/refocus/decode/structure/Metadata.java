package dev.refocus.decode.structure;

import dev.refocus.decode.color.IccName;
import dev.refocus.decode.color.NamedColors;
import java.util.ArrayList;
import java.util.Optional;

/**
 * What a file says beside its pixels. Texts are a stranger's: of one line, of bounded length.
 *
 * @param taken when the picture was taken, else when the file was made, by EXIF: ISO 8601, local
 *     time, with its offset from UTC if the file tells it
 * @param author by EXIF (Artist)
 * @param copyright by EXIF
 * @param colorSpace the name that the ICC profile gives itself, or the colours that the file names;
 *     empty if it says nothing
 * @param location where the picture was taken, by EXIF
 * @param camera with lens and focal length, by EXIF
 */
public record Metadata(
    Optional<String> taken,
    Optional<String> author,
    Optional<String> copyright,
    Optional<String> colorSpace,
    Optional<Location> location,
    Optional<String> camera) {
  public static final Metadata NONE =
      new Metadata(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  private static final int ARTIST = 315;
  private static final int COPYRIGHT = 33432;

  /** Of a file whose structure is sound; what is broken in it says nothing. */
  public static Metadata of(EncodedImage image) {
    Optional<TiffDirectory> exif = image.exif();
    return new Metadata(
        exif.flatMap(ExifTime::of),
        exif.flatMap(directory -> ExifText.of(directory, ARTIST)),
        exif.flatMap(directory -> ExifText.of(directory, COPYRIGHT)),
        colorSpace(image),
        exif.flatMap(Location::of),
        exif.flatMap(ExifCamera::of));
  }

  private static Optional<String> colorSpace(EncodedImage image) {
    return image
        .namedColors(new ArrayList<>())
        .map(Metadata::name)
        .or(() -> image.profile().map(IccName::of))
        .or(() -> image.saysSrgb() ? Optional.of("sRGB") : Optional.empty());
  }

  private static String name(NamedColors colors) {
    return colors.isSrgb()
        ? "sRGB"
        : colors.equals(NamedColors.ADOBE_RGB) ? "Adobe RGB (1998)" : "cICP";
  }
}
