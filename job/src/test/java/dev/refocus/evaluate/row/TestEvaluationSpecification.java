package dev.refocus.evaluate.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** The package page against the schema. */
class TestEvaluationSpecification {
  private static final Path PAGE =
      Path.of("src/main/java/dev/refocus/evaluate/row/package-info.java");

  @Test
  void specifiesEveryColumn() throws IOException {
    List<String> specified =
        Pattern.compile("<tr><td>(.*?)</td>", Pattern.DOTALL)
            .matcher(Files.readString(PAGE))
            .results()
            .map(MatchResult::group)
            .flatMap(cell -> Pattern.compile("\\{@code\\s+(\\w+)}").matcher(cell).results())
            .map(result -> result.group(1))
            .toList();
    assertThat(specified).containsExactlyInAnyOrder(EvaluationRow.SCHEMA.fieldNames());
  }

  @Test
  void namesEveryFieldOfAStruct() throws IOException {
    String page = Files.readString(PAGE);
    List<String> fields =
        Stream.of(EvaluationRow.SCHEMA.fields())
            .map(StructField::dataType)
            .filter(StructType.class::isInstance)
            .flatMap(struct -> Stream.of(((StructType) struct).fieldNames()))
            .filter(name -> !name.equals("code") && !name.equals("message"))
            .toList();
    assertThat(fields).hasSize(4 * 17 + 2 * 2 + 4).allSatisfy(f -> assertThat(page).contains(f));
  }
}
