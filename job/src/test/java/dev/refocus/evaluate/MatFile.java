package dev.refocus.evaluate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Reads the one real matrix of a little-endian MATLAB 5 file ("MAT-File Format", MathWorks). */
final class MatFile {
  private static final int HEADER = 128;
  private static final int MATRIX = 14;
  private static final int COMPRESSED = 15;
  private static final int DOUBLE = 9;

  private MatFile() {}

  /**
   * Reads the only matrix of a file.
   *
   * @return rows from top to bottom
   */
  static double[][] read(Path file) throws IOException, DataFormatException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    bytes.position(HEADER);
    ByteBuffer element = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
    if (element.getInt(0) == COMPRESSED) {
      element = inflated(element);
    }
    if (element.getInt() != MATRIX) {
      throw new IOException(file + " does not begin with a matrix");
    }
    element.getInt();
    part(element);
    ByteBuffer sides = part(element);
    part(element);
    if ((element.getInt(element.position()) & 0xffff) != DOUBLE) {
      throw new IOException(file + " has no matrix of doubles");
    }
    ByteBuffer values = part(element);
    double[][] matrix = new double[sides.getInt()][sides.getInt()];
    for (int column = 0; column < matrix[0].length; column++) {
      for (int row = 0; row < matrix.length; row++) {
        matrix[row][column] = values.getDouble();
      }
    }
    return matrix;
  }

  /** The content of the next part; up to four bytes stand in its tag itself. */
  private static ByteBuffer part(ByteBuffer element) {
    int tag = element.getInt();
    boolean small = tag >>> 16 != 0;
    int length = small ? tag >>> 16 : element.getInt();
    ByteBuffer content = element.slice().order(ByteOrder.LITTLE_ENDIAN);
    content.limit(length);
    element.position(element.position() + (small ? 4 : (length + 7) / 8 * 8));
    return content;
  }

  private static ByteBuffer inflated(ByteBuffer element) throws DataFormatException {
    byte[] packed = new byte[element.getInt(4)];
    element.get(8, packed);
    Inflater inflater = new Inflater();
    inflater.setInput(packed);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[4096];
    while (!inflater.finished()) {
      out.write(buffer, 0, inflater.inflate(buffer));
    }
    inflater.end();
    return ByteBuffer.wrap(out.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
  }
}
