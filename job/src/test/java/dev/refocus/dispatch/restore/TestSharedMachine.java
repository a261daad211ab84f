package dev.refocus.dispatch.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refocus.dispatch.SparkSessions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.SecurityManager;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.internal.config.package$;
import org.apache.spark.rpc.RpcAddress;
import org.apache.spark.rpc.RpcEnv;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import scala.Option;

/** What another user of the machine finds of a run with {@code local[N]}, as SECURITY.md says. */
@Timeout(120)
@Tag("long")
class TestSharedMachine {
  private static final String LISTENING = "0A";

  @TempDir private static Path folder;
  private static SparkSession session;
  private static JavaSparkContext context;

  @BeforeAll
  static void open() {
    session =
        SparkSessions.open(
            "local[2]",
            Map.of("spark.ui.port", "0", "spark.local.dir", folder.resolve("local").toString()));
    context = new JavaSparkContext(session.sparkContext());
  }

  @AfterAll
  static void close() {
    session.stop();
  }

  @Test
  void nobodyEndsAJobByTheWebPage() throws Exception {
    CompletableFuture<Long> job =
        CompletableFuture.supplyAsync(
            () -> context.parallelize(List.of(1, 2), 2).map(TestSharedMachine::slowly).count());
    while (context.statusTracker().getActiveJobIds().length == 0) {
      Thread.sleep(20);
    }
    int id = context.statusTracker().getActiveJobIds()[0];
    String page = session.sparkContext().uiWebUrl().get();
    assertThat(status("GET", page + "/jobs/")).as("the page itself").isEqualTo(200);
    for (String path : List.of("/jobs/job/kill/?id=" + id, "/stages/stage/kill/?id=0")) {
      for (String method : List.of("GET", "POST")) {
        status(method, page + path);
      }
    }
    assertThat(job.get()).isEqualTo(2);
  }

  /** Slow enough for a request to come in between. */
  private static int slowly(int value) throws InterruptedException {
    Thread.sleep(3000);
    return value;
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void everySocketIsOnTheLoopback() throws IOException {
    Set<String> mine = sockets();
    List<String> addresses =
        Stream.of("tcp", "tcp6")
            .flatMap(table -> lines(Path.of("/proc/self/net", table)).skip(1))
            .map(line -> line.strip().split("\\s+"))
            .filter(fields -> fields[3].equals(LISTENING) && mine.contains(fields[9]))
            .map(fields -> fields[1].replaceAll(":.*", ""))
            .toList();
    assertThat(addresses).as("page, RPC, block manager").hasSizeGreaterThan(2);
    assertThat(addresses)
        .allMatch(
            address ->
                address.equals("0100007F")
                    || address.equals("0000000000000000FFFF00000100007F")
                    || address.equals("00000000000000000000000001000000"));
  }

  @Test
  void strangersAreNotAnsweredByTheDriver() {
    RpcAddress driver = session.sparkContext().env().rpcEnv().address();
    assertThat(driver.host()).isEqualTo("127.0.0.1");
    assertThatThrownBy(() -> ask(driver, new SparkConf(false))).isInstanceOf(SparkException.class);
    SparkConf guess =
        new SparkConf(false)
            .set("spark.authenticate", "true")
            .set("spark.authenticate.secret", "guessed");
    assertThatThrownBy(() -> ask(driver, guess)).isInstanceOf(SparkException.class);
    ask(driver, session.sparkContext().getConf());
  }

  /** Whoever is let in finds the endpoint to which executors report. */
  private static void ask(RpcAddress driver, SparkConf conf) {
    boolean own = conf.contains("spark.app.id");
    RpcEnv env =
        RpcEnv.create(
            "stranger",
            "127.0.0.1",
            0,
            conf,
            own ? session.sparkContext().env().securityManager() : security(conf),
            true);
    try {
      assertThat(env.setupEndpointRef(driver, "HeartbeatReceiver")).isNotNull();
    } finally {
      env.shutdown();
      env.awaitTermination();
    }
  }

  /** Spark keeps the secret with the process's user: another one does not have it. */
  private static SecurityManager security(SparkConf conf) {
    return new SecurityManager(conf, Option.empty(), package$.MODULE$.AUTH_SECRET_FILE()) {
      @Override
      public String getSecretKey() {
        return conf.get("spark.authenticate.secret", null);
      }
    };
  }

  @Test
  void localFoldersAreTheUsersAlone() throws IOException {
    context
        .parallelize(IntStream.range(0, 1000).boxed().toList(), 4)
        .keyBy(value -> Math.floorMod(value, 7))
        .groupByKey(3)
        .count();
    try (Stream<Path> children = Files.list(folder.resolve("local"))) {
      List<Path> own = children.toList();
      assertThat(own).hasSize(1);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own.get(0))))
          .isEqualTo("rwx------");
      try (Stream<Path> files = Files.walk(own.get(0))) {
        assertThat(files.map(Path::toString))
            .as("what is shuffled lies below it")
            .anyMatch(file -> file.endsWith(".data"));
      }
    }
  }

  private static int status(String method, String address) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();
    return HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  /** Inodes of this process's sockets. */
  private static Set<String> sockets() throws IOException {
    Set<String> inodes = new HashSet<>();
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      for (Path file : open.toList()) {
        if (Files.isSymbolicLink(file)) {
          String target = Files.readSymbolicLink(file).toString();
          inodes.add(target.replaceAll("socket:\\[(\\d+)]", "$1"));
        }
      }
    }
    return inodes;
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
