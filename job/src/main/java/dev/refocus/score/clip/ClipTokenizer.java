package dev.refocus.score.clip;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import dev.refocus.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Texts to token ids by byte pairs: lower case, words end in {@code </w>}. The vocabulary is the
 * model's own {@code tokenizer.json}, or else OpenAI's, which comes with the program.
 */
public final class ClipTokenizer implements AutoCloseable {
  static final String FILE = "tokenizer.json";
  private static final Map<String, String> OPTIONS =
      Map.of("truncation", "false", "padding", "false");

  private final HuggingFaceTokenizer tokenizer;

  private ClipTokenizer(InputStream vocabulary) throws IOException {
    tokenizer = HuggingFaceTokenizer.newInstance(vocabulary, OPTIONS);
  }

  /**
   * Opens the tokenizer of a model.
   *
   * @param folder of the model
   */
  public static ClipTokenizer open(Path folder) {
    Path own = folder.resolve(FILE);
    try (InputStream vocabulary =
        Files.exists(own)
            ? Files.newInputStream(own)
            : ClipTokenizer.class.getResourceAsStream(FILE)) {
      return new ClipTokenizer(vocabulary);
    } catch (IOException | RuntimeException e) {
      throw new UsageException("%s cannot be read (%s)".formatted(own, e), e);
    }
  }

  /**
   * Start, text, end, then zeros, text by text.
   *
   * @param context tokens per text
   * @throws UsageException if a text has more tokens
   */
  public long[] encode(List<String> texts, int context) {
    long[] ids = new long[texts.size() * context];
    for (int i = 0; i < texts.size(); i++) {
      long[] tokens = tokenizer.encode(texts.get(i)).getIds();
      if (tokens.length > context) {
        throw new UsageException(
            String.format(
                Locale.ROOT,
                "the text '%s' has %d tokens, at most %d are allowed; shorten it",
                texts.get(i),
                tokens.length,
                context));
      }
      System.arraycopy(tokens, 0, ids, i * context, tokens.length);
    }
    return ids;
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
