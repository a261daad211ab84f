package dev.refocus.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.types.StructField;
import org.junit.jupiter.api.Test;

class TestRowSpecification {
  private static final Path PAGE = Path.of("src/main/java/dev/refocus/row/package-info.java");

  @Test
  void specifiesEveryColumnInOrder() throws IOException {
    List<String> specified =
        Pattern.compile("<tr><td>(.*?)</td>")
            .matcher(Files.readString(PAGE))
            .results()
            .map(MatchResult::group)
            .flatMap(cell -> Pattern.compile("\\{@code (\\w+)}").matcher(cell).results())
            .map(result -> result.group(1))
            .toList();
    assertThat(specified).containsExactly(RestorationRow.SCHEMA.fieldNames());
  }

  @Test
  void specifiesEveryFieldOfAStruct() throws IOException {
    String page = Files.readString(PAGE).replaceAll("\\s*\\n \\*\\s*", " ");
    for (StructField field : RestorationRow.SCHEMA.fields()) {
      if (field.dataType() instanceof org.apache.spark.sql.types.StructType struct) {
        String names = String.join(": .*?", struct.fieldNames());
        assertThat(page)
            .containsPattern("\\{@code %s}</td><td>struct&lt;%s: ".formatted(field.name(), names));
      }
    }
  }

  @Test
  void columnsThatAreNeverNullAreRequired() throws IOException {
    String page = Files.readString(PAGE).replaceAll("\\s*\\n \\*\\s*", " ");
    List<String> never =
        Pattern.compile("<tr><td>\\{@code (\\w+)}</td>(?:(?!</tr>).)*<td>never ?</td> ?</tr>")
            .matcher(page)
            .results()
            .map(result -> result.group(1))
            .toList();
    assertThat(never)
        .containsExactlyElementsOf(
            Stream.of(RestorationRow.SCHEMA.fields())
                .filter(field -> !field.nullable())
                .map(StructField::name)
                .toList());
  }
}
