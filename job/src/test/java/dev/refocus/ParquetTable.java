package dev.refocus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.Type;

/** A run's output as Parquet's own reader sees it, without Spark. */
public final class ParquetTable {
  private final List<Path> files;

  public ParquetTable(Path folder) throws IOException {
    try (Stream<Path> found = Files.list(folder)) {
      files = found.filter(file -> file.toString().endsWith(".parquet")).sorted().toList();
    }
  }

  public List<Path> files() {
    return files;
  }

  /** The footer of a file. */
  public static ParquetMetadata footer(Path file) throws IOException {
    try (ParquetFileReader reader = ParquetFileReader.open(input(file))) {
      return reader.getFooter();
    }
  }

  /** Every row group of every file. */
  public List<BlockMetaData> rowGroups() throws IOException {
    List<BlockMetaData> groups = new ArrayList<>();
    for (Path file : files) {
      groups.addAll(footer(file).getBlocks());
    }
    return groups;
  }

  /**
   * The rows by the last part of their {@code uri}s after {@code root}. Structs and maps are maps,
   * bytes are hexadecimal digits, absent fields are null.
   */
  public Map<String, Map<String, Object>> rows(String root) {
    Map<String, Map<String, Object>> rows = new TreeMap<>();
    for (Path file : files) {
      for (Map<String, Object> row : rows(file)) {
        String uri = (String) row.get("uri");
        String name = uri.substring(uri.indexOf(root) + root.length() + 1);
        if (rows.put(name, row) != null) {
          throw new AssertionError("two rows of " + uri);
        }
      }
    }
    return rows;
  }

  /** Every row of every file. */
  public List<Map<String, Object>> rows() {
    return files.stream().flatMap(file -> rows(file).stream()).toList();
  }

  private static List<Map<String, Object>> rows(Path file) {
    List<Map<String, Object>> rows = new ArrayList<>();
    org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(file.toUri());
    try (ParquetReader<Group> reader =
        ParquetReader.builder(new GroupReadSupport(), path).build()) {
      for (Group row = reader.read(); row != null; row = reader.read()) {
        rows.add(struct(row));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  private static Map<String, Object> struct(Group group) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Type field : group.getType().getFields()) {
      values.put(field.getName(), value(group, field));
    }
    return values;
  }

  private static Object value(Group group, Type field) {
    String name = field.getName();
    if (group.getFieldRepetitionCount(name) == 0) {
      return null;
    }
    if (LogicalTypeAnnotation.listType().equals(field.getLogicalTypeAnnotation())) {
      return list(group.getGroup(name, 0));
    }
    if (LogicalTypeAnnotation.mapType().equals(field.getLogicalTypeAnnotation())) {
      return map(group.getGroup(name, 0));
    }
    if (!field.isPrimitive()) {
      return struct(group.getGroup(name, 0));
    }
    return switch (field.asPrimitiveType().getPrimitiveTypeName()) {
      case BOOLEAN -> group.getBoolean(name, 0);
      case INT32 -> group.getInteger(name, 0);
      case INT64 -> group.getLong(name, 0);
      case DOUBLE -> group.getDouble(name, 0);
      case FLOAT -> group.getFloat(name, 0);
      case BINARY -> binary(group, field);
      default -> throw new AssertionError("unexpected type of " + field);
    };
  }

  private static String binary(Group group, Type field) {
    return LogicalTypeAnnotation.stringType().equals(field.getLogicalTypeAnnotation())
        ? group.getString(field.getName(), 0)
        : HexFormat.of().formatHex(group.getBinary(field.getName(), 0).getBytes());
  }

  private static List<Object> list(Group list) {
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < list.getFieldRepetitionCount(0); i++) {
      Group element = list.getGroup(0, i);
      values.add(value(element, element.getType().getType(0)));
    }
    return values;
  }

  private static Map<Object, Object> map(Group map) {
    Map<Object, Object> values = new TreeMap<>();
    for (int i = 0; i < map.getFieldRepetitionCount(0); i++) {
      Map<String, Object> entry = struct(map.getGroup(0, i));
      values.put(entry.get("key"), entry.get("value"));
    }
    return values;
  }

  private static HadoopInputFile input(Path file) throws IOException {
    return HadoopInputFile.fromPath(
        new org.apache.hadoop.fs.Path(file.toUri()), new Configuration());
  }
}
