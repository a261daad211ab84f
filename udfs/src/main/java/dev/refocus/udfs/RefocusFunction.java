package dev.refocus.udfs;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.spark.QueryContext;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.ExpressionInfo;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.unsafe.Platform;
import scala.Option;
import scala.collection.JavaConverters;
import scala.collection.Seq;
import scala.collection.immutable.Map$;

/**
 * A SQL function with what a session has to know of it.
 *
 * @param implementation the class that computes it
 * @param udf gives an instance of {@code implementation}, as Spark wraps it, when a query is
 *     analysed; it may read the session's settings
 * @param usage one sentence
 * @param examples statements over a table {@code restored} with their results, as in {@code
 *     DESCRIBE FUNCTION EXTENDED}
 */
public record RefocusFunction(
    String name,
    List<Parameter> parameters,
    Class<?> implementation,
    Supplier<UserDefinedFunction> udf,
    String usage,
    String examples) {

  /** A parameter of the function. */
  public record Parameter(String name, ArgumentType type) {}

  FunctionIdentifier identifier() {
    return new FunctionIdentifier(name);
  }

  /** What {@code DESCRIBE FUNCTION} shows; the indents are Spark's own. */
  ExpressionInfo info() {
    String arguments =
        parameters.stream()
            .map(p -> "      * %s - %s%n".formatted(p.name, p.type.sql()))
            .collect(Collectors.joining("", "\n    Arguments:\n", "  "));
    return new ExpressionInfo(
        implementation.getName(),
        null,
        name,
        "%s - %s".formatted(signature(), usage),
        arguments,
        "\n    Examples:\n%s  ".formatted(examples.indent(6)),
        "",
        "",
        "0.1.0",
        "",
        "java_udf");
  }

  /** The function applied to arguments, which are checked before the query runs. */
  Expression apply(Seq<Expression> arguments) {
    List<Expression> expressions = JavaConverters.seqAsJavaList(arguments);
    requireCount(expressions.size());
    for (int i = 0; i < expressions.size(); i++) {
      requireType(parameters.get(i), expressions.get(i));
    }
    Column[] columns = expressions.stream().map(Column::new).toArray(Column[]::new);
    return udf.get().withName(name).apply(columns).expr();
  }

  private String signature() {
    return parameters.stream()
        .map(Parameter::name)
        .collect(Collectors.joining(", ", name + "(", ")"));
  }

  private void requireCount(int count) {
    if (count != parameters.size()) {
      refuse(
          String.format(Locale.ROOT, "%s with %d arguments, must be %s", name, count, signature()));
    }
  }

  private void requireType(Parameter parameter, Expression argument) {
    if (!parameter.type.accepts(argument.dataType())) {
      refuse(
          "%s: %s is %s of type %s, must be %s; pass %s"
              .formatted(
                  signature(),
                  parameter.name,
                  argument.sql(),
                  argument.dataType().sql().toLowerCase(Locale.ROOT),
                  parameter.type.sql(),
                  parameter.type.remedy()));
    }
  }

  /** Spark's own exception for a wrong query: shells print its message without a stack trace. */
  public static void refuse(String message) {
    Platform.throwException(
        new AnalysisException(
            message,
            Option.empty(),
            Option.empty(),
            Option.empty(),
            Option.empty(),
            Map$.MODULE$.empty(),
            new QueryContext[0]));
  }
}
