package dev.refocus.demo;

import dev.refocus.encode.KernelCsv;
import dev.refocus.encode.KernelPicture;
import dev.refocus.evaluate.Comparison;
import dev.refocus.evaluate.Fidelity;
import dev.refocus.fit.model.Kernel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * Pictures of what was restored, in a local folder: {@code hr/NAME.png}, {@code kernel/NAME.csv},
 * {@code kernel/NAME.png} (found, true) and {@code NAME.png} (bicubic, restored, true, kernels).
 */
public final class Gallery {
  private static final int LEAST_KERNEL_SIDE = 132;

  private final Path folder;
  private final DemoImages images;

  /** Makes the folder, if it is not there. */
  public Gallery(Path folder, DemoImages images) throws IOException {
    this.folder = folder;
    this.images = images;
    Files.createDirectories(folder.resolve("hr"));
    Files.createDirectories(folder.resolve("kernel"));
  }

  /**
   * Writes the pictures of one image.
   *
   * @param hr the restored image, a PNG
   * @return empty if the true HR image is not known, or not at this scale
   */
  public Optional<Comparison> add(String name, byte[] hr, Kernel kernel) throws IOException {
    BufferedImage restored = read(hr);
    BufferedImage lr = read(Files.readAllBytes(images.lr(name)));
    BufferedImage bicubic = Montage.resize(lr, restored.getWidth(), restored.getHeight());
    Optional<byte[]> truth = truth(name, restored);
    Optional<Kernel> trueKernel = images.trueKernel(name);
    BufferedImage kernels = kernels(kernel, trueKernel, restored.getHeight());

    List<BufferedImage> panels = new ArrayList<>(List.of(bicubic, restored));
    if (truth.isPresent()) {
      panels.add(read(truth.get()));
    }
    panels.add(kernels);
    Files.write(folder.resolve("hr").resolve(name + ".png"), hr);
    Files.writeString(folder.resolve("kernel").resolve(name + ".csv"), KernelCsv.of(kernel));
    Files.write(folder.resolve("kernel").resolve(name + ".png"), png(kernels));
    Files.write(folder.resolve(name + ".png"), png(Montage.row(panels)));
    int scale = restored.getWidth() / lr.getWidth();
    int border = Fidelity.border(scale, trueKernel.orElse(kernel).size());
    return truth.map(png -> Comparison.of(png(bicubic), hr, png, kernel, trueKernel, border));
  }

  private Optional<byte[]> truth(String name, BufferedImage restored) throws IOException {
    Optional<Path> file = images.trueHr(name);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    byte[] png = Files.readAllBytes(file.get());
    BufferedImage truth = read(png);
    boolean comparable =
        truth.getWidth() == restored.getWidth() && truth.getHeight() == restored.getHeight();
    return comparable ? Optional.of(png) : Optional.empty();
  }

  private static BufferedImage kernels(Kernel found, Optional<Kernel> truth, int hrHeight) {
    int largest = Math.max(found.size(), truth.map(Kernel::size).orElse(0));
    int side = Math.max(Math.max(LEAST_KERNEL_SIDE, largest), (hrHeight - Montage.GAP) / 2);
    List<BufferedImage> pictures = new ArrayList<>();
    // On one grid, so that their extents compare.
    pictures.add(KernelPicture.of(found, largest, side));
    truth.ifPresent(kernel -> pictures.add(KernelPicture.of(kernel, largest, side)));
    return Montage.column(pictures);
  }

  private static BufferedImage read(byte[] png) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    if (image == null) {
      throw new IOException(String.format(Locale.ROOT, "%d bytes that are no PNG", png.length));
    }
    return image;
  }

  private static byte[] png(BufferedImage picture) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "png", bytes);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }
}
