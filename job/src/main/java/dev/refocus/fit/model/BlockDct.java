package dev.refocus.fit.model;

/**
 * The orthonormal cosine transform of 8 x 8 blocks (ITU-T T.81, A.3.3):
 *
 * <pre>S[v, u] = sum_yx M[v, y] M[u, x] s[y, x]
 * M[k, n] = c(k) cos((2 n + 1) k pi / 16), c(0) = sqrt(1/8), c(k) = 1/2</pre>
 */
final class BlockDct {
  static final int SIDE = 8;

  private static final float[] FORWARD = basis();
  private static final float[] INVERSE = transposed(FORWARD);

  private BlockDct() {}

  /** Samples to coefficients, in place: {@code (h, w)}, both multiples of 8. */
  static void forward(float[] plane, int width) {
    transform(plane, width, FORWARD);
  }

  /** Coefficients to samples, in place. */
  static void inverse(float[] plane, int width) {
    transform(plane, width, INVERSE);
  }

  private static void transform(float[] plane, int width, float[] matrix) {
    float[] strip = new float[SIDE * width];
    for (int start = 0; start < plane.length; start += strip.length) {
      alongColumns(plane, start, width, matrix, strip);
      for (int block = 0; block < strip.length; block += SIDE) {
        alongRow(strip, block, matrix, plane, start + block);
      }
    }
  }

  private static void alongColumns(
      float[] plane, int start, int width, float[] matrix, float[] strip) {
    for (int k = 0; k < SIDE; k++) {
      for (int x = 0; x < width; x++) {
        strip[k * width + x] = matrix[SIDE * k] * plane[start + x];
      }
      for (int n = 1; n < SIDE; n++) {
        float weight = matrix[SIDE * k + n];
        int row = start + n * width;
        for (int x = 0; x < width; x++) {
          strip[k * width + x] += weight * plane[row + x];
        }
      }
    }
  }

  private static void alongRow(float[] from, int at, float[] matrix, float[] to, int target) {
    for (int k = 0; k < SIDE; k++) {
      float sum = 0;
      for (int n = 0; n < SIDE; n++) {
        sum += matrix[SIDE * k + n] * from[at + n];
      }
      to[target + k] = sum;
    }
  }

  private static float[] basis() {
    float[] basis = new float[SIDE * SIDE];
    for (int i = 0; i < basis.length; i++) {
      int k = i / SIDE;
      double norm = k == 0 ? Math.sqrt(1.0 / SIDE) : 0.5;
      basis[i] = (float) (norm * Math.cos((2 * (i % SIDE) + 1) * k * Math.PI / (2 * SIDE)));
    }
    return basis;
  }

  private static float[] transposed(float[] matrix) {
    float[] turned = new float[matrix.length];
    for (int i = 0; i < turned.length; i++) {
      turned[i] = matrix[i % SIDE * SIDE + i / SIDE];
    }
    return turned;
  }
}
