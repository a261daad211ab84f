package dev.refocus.cli.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.ErrorCode;
import dev.refocus.Finding;
import dev.refocus.cli.table.ResultLine.Size;
import dev.refocus.row.Status;
import dev.refocus.score.Scores;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TestResultTable {
  private static final ResultLine RESTORED =
      new ResultLine(
          "s3a://b/set/a.png",
          "set",
          Status.RESTORED,
          null,
          new Size(32, 24),
          new ResultLine.Restored(new Size(128, 96), "box", 11, 0.5, 1.5, 48.214, 1.26),
          new Scores(new TreeMap<>(Map.of("niqe", new Scores.Pair(5.5f, 4.25f))), new TreeMap<>()));
  private static final ResultLine FAILED =
      new ResultLine(
          "s3a://b/set/long name.png",
          "set",
          Status.FAILED,
          new Finding(ErrorCode.EMPTY_FILE, "no bytes"),
          null,
          ResultLine.Restored.NONE,
          null);

  @Test
  void alignsColumns() {
    assertThat(print(List.of(RESTORED, FAILED), false))
        .isEqualTo(
            """
            image              LR       HR        kernel       confidence  niqe LR > HR  residual  seconds  status
            set/a.png          32 x 24  128 x 96  box 11 x 11  0.50        5.50 > 4.25   48.21 dB  1.3      restored
            set/long name.png  -        -         -            -           -             -         -        failed    EMPTY_FILE: no bytes
            """);
  }

  @Test
  void jsonHasTheRowsNames() {
    assertThat(print(List.of(RESTORED, FAILED), true))
        .isEqualTo(
            """
            {"uri":"s3a://b/set/a.png","dataset":"set","status":"restored","error":null,"input":{"width":32,"height":24},"hr_width":128,"hr_height":96,"kernel":{"size":11},"kernel_name":"box","kernel_confidence":0.5,"exam_db":1.5,"residual_db":48.214,"scores":{"niqe":{"bicubic":5.5,"hr":4.25},"brisque":null,"clip_iqa":null,"quali_clip":null,"percept_quality":null,"percept_memorability":null,"aesthetic":null,"more":{},"reason":{}},"fit":{"seconds":1.26}}
            {"uri":"s3a://b/set/long name.png","dataset":"set","status":"failed","error":{"code":"EMPTY_FILE","message":"no bytes"},"input":null,"hr_width":null,"hr_height":null,"kernel":null,"kernel_name":null,"kernel_confidence":null,"exam_db":null,"residual_db":null,"scores":null,"fit":null}
            """);
  }

  @Test
  void screenHasABoundAndJsonHasNone() {
    List<ResultLine> many = Collections.nCopies(1000, RESTORED);
    assertThat(print(many, false).lines())
        .hasSize(102)
        .last()
        .isEqualTo("... the first 100; --json prints all of them");
    assertThat(print(many, true).lines()).hasSize(1000);
  }

  @Test
  void narrowTerminalsShowWhatMattersMost() {
    assertThat(printed(80))
        .isEqualTo(
            """
            image              confidence  niqe LR > HR  status
            set/a.png          0.50        5.50 > 4.25   restored
            set/long name.png  -           -             failed    EMPTY_FILE: no bytes
            """);
    assertThat(printed(50))
        .isEqualTo(
            """
            image              confidence  status
            set/a.png          0.50        restored
            set/long name.png  -           failed    EMPTY_...
            """);
    assertThat(printed(30))
        .isEqualTo(
            """
            image   confidence  status
            ...png  0.50        restored
            ...png  -           failed
            """);
    assertThat(printed(200)).isEqualTo(print(List.of(RESTORED, FAILED), false));
  }

  private static String printed(int columns) {
    StringWriter text = new StringWriter();
    ResultTable.print(
        List.of(RESTORED, FAILED).iterator(),
        false,
        new PrintWriter(text),
        OptionalInt.of(columns));
    return text.toString();
  }

  private static String print(List<ResultLine> lines, boolean json) {
    StringWriter text = new StringWriter();
    ResultTable.print(lines.iterator(), json, new PrintWriter(text));
    return text.toString();
  }
}
