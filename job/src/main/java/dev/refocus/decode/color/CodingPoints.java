package dev.refocus.decode.color;

import dev.refocus.ErrorCode;
import dev.refocus.Finding;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * Colours by the numbers of ITU-T H.273, as chunk cICP of a PNG names them.
 *
 * @param primaries what red, green and blue are
 * @param transfer what light a sample stands for
 * @param matrix 0 for RGB, the only one of PNG
 * @param full whether samples use the full range
 */
public record CodingPoints(int primaries, int transfer, int matrix, boolean full) {
  /** Light of each primaries to that of sRGB; white is adapted by Bradford's transform. */
  private static final Map<Integer, double[]> PRIMARIES =
      Map.of(
          1, new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1},
          5, new double[] {1.044043, -0.044043, 0, 0, 1, 0, 0, 0.011793, 0.988207},
          6,
              new double[] {
                0.939542, 0.050181, 0.010277, 0.017772, 0.965793, 0.016435, -0.001622, -0.004370,
                1.005992
              },
          7,
              new double[] {
                0.939542, 0.050181, 0.010277, 0.017772, 0.965793, 0.016435, -0.001622, -0.004370,
                1.005992
              },
          9,
              new double[] {
                1.660491, -0.587641, -0.072850, -0.124550, 1.132900, -0.008350, -0.018151,
                -0.100579, 1.118730
              },
          11,
              new double[] {
                1.157516, -0.154962, -0.002554, -0.041500, 1.045568, -0.004068, -0.018050,
                -0.078578, 1.096628
              },
          12,
              new double[] {
                1.224940, -0.224940, 0, -0.042057, 1.042057, 0, -0.019638, -0.078636, 1.098274
              });

  private static final Map<Integer, DoubleUnaryOperator> TRANSFERS =
      Map.of(
          1, CodingPoints::video,
          4, sample -> Math.pow(sample, 2.2),
          5, sample -> Math.pow(sample, 2.8),
          6, CodingPoints::video,
          8, sample -> sample,
          13, SrgbCurve::light,
          14, CodingPoints::video,
          15, CodingPoints::video);

  /** Rec. ITU-R BT.709, item 1.2, solved for light. */
  private static double video(double sample) {
    return sample < 0.081 ? sample / 4.5 : Math.pow((sample + 0.099) / 1.099, 1 / 0.45);
  }

  /** Of the four bytes of the chunk. */
  public static CodingPoints of(byte[] chunk) {
    return new CodingPoints(chunk[0] & 0xff, chunk[1] & 0xff, chunk[2] & 0xff, chunk[3] == 1);
  }

  /** The colours, or nothing if they are not converted: high dynamic range, rare primaries. */
  public Optional<NamedColors> colors() {
    if (!PRIMARIES.containsKey(primaries) || !TRANSFERS.containsKey(transfer)) {
      return Optional.empty();
    }
    boolean srgb = primaries == 1 && transfer == 13;
    return matrix != 0 || !full
        ? Optional.empty()
        : Optional.of(
            srgb
                ? NamedColors.SRGB
                : new NamedColors(TRANSFERS.get(transfer), PRIMARIES.get(primaries)));
  }

  /** Of an image whose colours are not converted. */
  public Finding assumed() {
    return new Finding(
        ErrorCode.COLORS_ASSUMED,
        String.format(
            Locale.ROOT,
            "read as sRGB, although the file names other colours (cICP: primaries %d, transfer %d, matrix %d, %s range); convert it to sRGB",
            primaries,
            transfer,
            matrix,
            full ? "full" : "narrow"));
  }
}
