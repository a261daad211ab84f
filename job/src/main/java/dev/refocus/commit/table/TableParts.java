package dev.refocus.commit.table;

import dev.refocus.commit.table.TableFile.Entry;
import dev.refocus.commit.table.TableIndex.Look;
import dev.refocus.discover.ImageRef;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import scala.Tuple2;

/**
 * A table's rows beside a run's inputs, cut by URI into parts: whatever counts among the rows of an
 * input is decided within its part. Executors look at the parts, the driver at what they say; a few
 * rows are one part, which the driver looks at itself.
 */
public final class TableParts {
  /** Rows of a part: a job takes longer than the driver over so few. */
  static final int FEW = 20_000;

  /** Inputs that a task is sent: some hundred kilobytes. */
  private static final int PER_TASK = 4_000;

  private final JavaSparkContext context;
  private final TableIndex index;
  private final int few;

  public TableParts(JavaSparkContext context, TableIndex index) {
    this(context, index, FEW);
  }

  /**
   * @param few rows, and inputs, of a part
   */
  TableParts(JavaSparkContext context, TableIndex index, int few) {
    this.context = context;
    this.index = index;
    this.few = few;
  }

  /**
   * An input.
   *
   * @param place among the run's inputs, from 0
   */
  public record Input(int place, ImageRef ref) implements Serializable {}

  /**
   * Inputs, and every row of the table that is theirs; rows of no input too.
   *
   * @param files with these rows alone
   */
  public record Part(List<Input> inputs, List<TableFile> files) {
    public List<ImageRef> refs() {
      return inputs.stream().map(Input::ref).toList();
    }
  }

  /** What is asked of each part. */
  public interface Question<R> extends Serializable {
    R ask(Part part);
  }

  /** The answers of all parts. */
  public <R> List<R> ask(List<ImageRef> refs, Question<R> question) throws IOException {
    return ask(index.look(), refs, question);
  }

  Look look() throws IOException {
    return index.look();
  }

  <R> List<R> ask(Look look, List<ImageRef> refs, Question<R> question) {
    return look.held().isEmpty() && refs.size() <= few
        ? List.of(question.ask(new Part(new Slice(0, refs).inputs(), look.files())))
        : parts(look, refs).map(question::ask).collect();
  }

  private JavaRDD<Part> parts(Look look, List<ImageRef> refs) {
    int parts = (int) (((long) refs.size() + look.allRows()) / few) + 1;
    List<Slice> slices =
        IntStream.rangeClosed(0, refs.size() / PER_TASK)
            .mapToObj(i -> new Slice(i * PER_TASK, Slice.copy(refs, i * PER_TASK, PER_TASK)))
            .toList();
    JavaPairRDD<Integer, Input> inputs =
        context
            .parallelize(slices, slices.size())
            .flatMap(slice -> slice.inputs().iterator())
            .mapToPair(input -> new Tuple2<>(part(input.ref().uri(), parts), input));
    return inputs
        .cogroup(files(look).flatMapToPair(file -> pieces(file, parts)), parts)
        .values()
        .map(both -> new Part(list(both._1()), list(both._2())));
  }

  /** Every file that is there, with its rows. */
  private JavaRDD<TableFile> files(Look look) {
    List<TableFile> own = look.files().stream().filter(file -> !file.entries().isEmpty()).toList();
    JavaRDD<TableFile> files = context.parallelize(own, 1 + own.size() / few);
    for (JavaRDD<TableFile> held : look.held()) {
      files = files.union(held);
    }
    Broadcast<HashSet<String>> names = context.broadcast(new HashSet<>(look.rows().keySet()));
    return files.filter(file -> names.value().contains(file.name()));
  }

  /** A file's pages belong together with it. */
  private static int part(String uri, int parts) {
    return Math.floorMod(ImageRef.fileOf(uri).hashCode(), parts);
  }

  private static Iterator<Tuple2<Integer, TableFile>> pieces(TableFile file, int parts) {
    Map<Integer, List<Entry>> pieces = new HashMap<>();
    file.entries()
        .forEach(
            entry ->
                pieces
                    .computeIfAbsent(part(entry.uri(), parts), part -> new ArrayList<>())
                    .add(entry));
    return pieces.entrySet().stream()
        .map(
            piece ->
                new Tuple2<>(
                    piece.getKey(),
                    new TableFile(file.name(), file.bytes(), file.modified(), piece.getValue())))
        .iterator();
  }

  private static <T> List<T> list(Iterable<T> values) {
    return StreamSupport.stream(values.spliterator(), false).toList();
  }

  /** Inputs that follow each other, from a place on. */
  private record Slice(int from, List<ImageRef> refs) implements Serializable {
    static List<ImageRef> copy(List<ImageRef> refs, int from, int most) {
      return new ArrayList<>(refs.subList(from, Math.min(from + most, refs.size())));
    }

    List<Input> inputs() {
      return IntStream.range(0, refs.size())
          .mapToObj(i -> new Input(from + i, refs.get(i)))
          .toList();
    }
  }
}
