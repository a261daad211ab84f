package dev.refocus.score.models;

import dev.refocus.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Fetches files of models. What was fetched before a break stays as {@code NAME.part} and is gone
 * on with; a file takes its name when its checksum is right.
 */
public final class ModelDownload {
  private static final int TRIES = 4;
  private static final int PARTIAL = 206;
  private static final int RANGE_NOT_SATISFIABLE = 416;

  /** Hugging Face's name for the SHA-256 of a large file. */
  private static final String STATED = "X-Linked-ETag";

  private final PrintWriter console;
  private final HttpClient client =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NORMAL)
          .connectTimeout(Duration.ofSeconds(30))
          .build();

  /**
   * A download that says what it does.
   *
   * @param console takes a line for each file
   */
  public ModelDownload(PrintWriter console) {
    this.console = console;
  }

  /**
   * Fetches a file unless it is there with the right checksum.
   *
   * @param folder of the model; made if it is not there
   * @return the file with its checksum, which is the one that came if none was known
   * @throws UsageException if the file cannot be had or has another checksum
   */
  public ModelFile fetch(ModelFile file, Path folder) throws IOException {
    Path target = folder.resolve(file.path());
    if (Files.exists(target) && isRight(target, file)) {
      console.printf("%s: is there%n", target);
      return file.withSha256(ModelFolder.sha256(target));
    }
    if (file.url() == null) {
      throw new UsageException(
          "%s: the file is missing and the registry states no url for it; put the file there"
              .formatted(target));
    }
    Files.createDirectories(folder);
    Path part = folder.resolve(file.path() + ".part");
    Optional<String> stated = receive(file, part);
    String actual = ModelFolder.sha256(part);
    requireRight(file, part, Optional.ofNullable(file.sha256()).or(() -> stated), actual);
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    console.printf(Locale.ROOT, "%s: %d bytes, sha256 %s%n", target, Files.size(target), actual);
    console.flush();
    return file.withSha256(actual);
  }

  private static boolean isRight(Path target, ModelFile file) throws IOException {
    return file.sha256() == null || ModelFolder.sha256(target).equals(file.sha256());
  }

  private static void requireRight(
      ModelFile file, Path part, Optional<String> expected, String actual) throws IOException {
    if (expected.isPresent() && !expected.get().equals(actual)) {
      Files.delete(part);
      throw new UsageException(
          "%s: sha256 %s, must be %s; the downloaded file was deleted; fetch it again or correct the registry"
              .formatted(file.url(), actual, expected.get()));
    }
  }

  /** The whole file into {@code part}, with as many breaks as there are tries. */
  private Optional<String> receive(ModelFile file, Path part) {
    for (int attempt = 1; ; attempt++) {
      try {
        return receiveOnce(file, part);
      } catch (IOException e) {
        if (attempt == TRIES) {
          throw new UsageException(
              String.format(
                  Locale.ROOT,
                  "%s: the download broke off %d times (%s); run the command again to continue it",
                  file.url(),
                  TRIES,
                  e),
              e);
        }
        console.printf("%s: the download broke off (%s) and continues%n", file.url(), e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while fetching " + file.url(), e);
      }
    }
  }

  /**
   * Receives what the file lacks, until it ends or breaks.
   *
   * @return the SHA-256 that the server states, if it does
   */
  private Optional<String> receiveOnce(ModelFile file, Path part)
      throws IOException, InterruptedException {
    long there = Files.exists(part) ? Files.size(part) : 0;
    HttpRequest.Builder request = HttpRequest.newBuilder(file.url()).GET();
    if (there > 0) {
      request.header("Range", String.format(Locale.ROOT, "bytes=%d-", there));
    }
    HttpResponse<InputStream> response =
        client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream body = response.body()) {
      if (response.statusCode() == RANGE_NOT_SATISFIABLE) {
        return stated(response);
      }
      if (response.statusCode() != 200 && response.statusCode() != PARTIAL) {
        throw new UsageException(
            String.format(
                Locale.ROOT,
                "%s: the server answers %d; check the address in the registry",
                file.url(),
                response.statusCode()));
      }
      append(body, part, response.statusCode() == PARTIAL);
    }
    return stated(response);
  }

  private static void append(InputStream body, Path part, boolean goesOn) throws IOException {
    StandardOpenOption mode =
        goesOn ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING;
    try (OutputStream out = Files.newOutputStream(part, StandardOpenOption.CREATE, mode)) {
      body.transferTo(out);
    }
  }

  /** On a redirect to a mirror the first answer states it. */
  private static Optional<String> stated(HttpResponse<?> response) {
    Optional<? extends HttpResponse<?>> answer = Optional.of(response);
    while (answer.isPresent()) {
      Optional<String> tag =
          answer.get().headers().firstValue(STATED).map(value -> value.replace("\"", ""));
      if (tag.isPresent() && tag.get().matches("[0-9a-f]{64}")) {
        return tag;
      }
      answer = answer.get().previousResponse();
    }
    return Optional.empty();
  }
}
