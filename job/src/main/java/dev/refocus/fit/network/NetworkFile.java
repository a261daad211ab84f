package dev.refocus.fit.network;

import ai.djl.Device;
import dev.refocus.UsageException;
import dev.refocus.config.NetworkCard;
import dev.refocus.score.weights.SafeTensors;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;

/** What a file of a network is, by its content: no ending is believed. */
public final class NetworkFile {
  private static final String CONVERT =
      "; convert it to safetensors or TorchScript, see deploy/NETWORKS.md";

  /** First byte of a pickle of protocol 2 and later. */
  private static final int PICKLE = 0x80;

  /** The first byte of ONNX: field 1, a whole number. */
  private static final int ONNX_VERSION = 0x08;

  /** Bytes before the header of safetensors. */
  private static final int SAFETENSORS_HEADER = 8;

  private NetworkFile() {}

  /**
   * What a file says of its own use.
   *
   * @throws UsageException if the file is none that the program knows
   */
  public static NetworkCard card(Path file) {
    if (isArrays(head(file))) {
      return NetworkStructure.card(file, SafeTensors.open(file));
    }
    try (Network network = load(file, Device.cpu())) {
      return NetworkProbe.card(file, network);
    }
  }

  /**
   * Loads a network.
   *
   * @throws UsageException if the file is none that the program knows
   */
  public static Network load(Path file, Device device) {
    byte[] head = head(file);
    if (isZip(head)) {
      requireScript(file);
      return ScriptNetwork.load(file, device);
    }
    if (head.length > 0 && (head[0] & 0xff) == PICKLE) {
      throw pickle(file);
    }
    if (head.length > 0 && head[0] == ONNX_VERSION && !isArrays(head)) {
      return OnnxNetwork.load(file);
    }
    return NetworkStructure.load(file, SafeTensors.open(file), device);
  }

  private static byte[] head(Path file) {
    try (InputStream stream = Files.newInputStream(file)) {
      return stream.readNBytes(16);
    } catch (IOException e) {
      throw new UsageException(
          "%s cannot be read (%s); name a file of a network".formatted(file, e), e);
    }
  }

  private static boolean isZip(byte[] head) {
    return head.length > 2 && head[0] == 'P' && head[1] == 'K';
  }

  private static boolean isArrays(byte[] head) {
    return head.length > SAFETENSORS_HEADER && head[SAFETENSORS_HEADER] == '{';
  }

  /** The first line of what a library says. */
  static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  /** A state that torch.save wrote is a ZIP file too, and a pickle; TorchScript has code. */
  private static void requireScript(Path file) {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      if (zip.stream().noneMatch(entry -> entry.getName().contains("/code/"))) {
        throw pickle(file);
      }
    } catch (IOException e) {
      throw new UsageException(
          "%s is a damaged ZIP file (%s); fetch it again".formatted(file, e), e);
    }
  }

  private static UsageException pickle(Path file) {
    return new UsageException(
        "%s is a pickle, which could run any command, so the program loads none%s"
            .formatted(file, CONVERT));
  }
}
