package dev.refocus.dispatch.share;

import dev.refocus.commit.ledger.Ledger;
import dev.refocus.commit.table.TableReader;
import dev.refocus.config.ShareKernel;
import dev.refocus.discover.ImageRef;
import dev.refocus.fit.group.GroupKernel;
import dev.refocus.fit.group.KernelClusters;
import dev.refocus.fit.group.Vote;
import dev.refocus.fit.kernel.KernelEstimate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import scala.Tuple2;

/**
 * From the estimates of a run's images to the kernels of their groups.
 *
 * @param known kernels of groups that are not looked for any more, by name
 */
record GroupReduction(SparkSession spark, ShareKernel by, HashMap<String, KernelEstimate> known) {
  private static final String CLUSTER = "cluster-";

  /**
   * The kernels of groups that are not known yet, by name.
   *
   * @param images whose estimates count
   */
  Map<String, GroupKernel> of(Ledger estimates, List<ImageRef> images) {
    HashSet<String> uris = new HashSet<>(images.stream().map(ImageRef::uri).toList());
    JavaRDD<Row> rows =
        TableReader.restored(spark, estimates.folder().toString())
            .select("image_id", "uri", "input", "kernel", "kernel_name", "kernel_confidence")
            .javaRDD()
            .filter(row -> uris.contains(row.<String>getAs("uri")));
    return by == ShareKernel.CLUSTER ? clusters(rows) : named(rows);
  }

  private Map<String, GroupKernel> named(JavaRDD<Row> rows) {
    ShareKernel kind = by;
    HashSet<String> fixed = new HashSet<>(known.keySet());
    JavaPairRDD<String, Vote> votes =
        rows.flatMapToPair(row -> named(kind, row).stream().iterator())
            .filter(vote -> !fixed.contains(vote._1()));
    Map<String, GroupKernel> kernels = new TreeMap<>();
    votes
        .aggregateByKey(new HeaviestVotes(), HeaviestVotes::add, HeaviestVotes::add)
        .flatMapValues(heaviest -> GroupKernel.of(heaviest.votes()).stream().iterator())
        .collect()
        .forEach(group -> kernels.put(group._1(), group._2()));
    return kernels;
  }

  private static Optional<Tuple2<String, Vote>> named(ShareKernel by, Row row) {
    ImageRef ref = ImageRef.of(row.getAs("uri"));
    return GroupName.of(by, ref, EstimateRow.camera(row))
        .flatMap(name -> EstimateRow.vote(row).map(vote -> new Tuple2<>(name, vote)));
  }

  private Map<String, GroupKernel> clusters(JavaRDD<Row> rows) {
    HashMap<String, KernelEstimate> former = known;
    List<Vote> votes =
        rows.flatMap(row -> EstimateRow.vote(row).stream().iterator())
            .filter(vote -> NearestGroup.of(vote.kernel(), former).isEmpty())
            .aggregate(new HeaviestVotes(), HeaviestVotes::add, HeaviestVotes::add)
            .votes();
    List<GroupKernel> kernels = new ArrayList<>();
    KernelClusters.of(votes).forEach(group -> GroupKernel.ofAlike(group).ifPresent(kernels::add));
    Map<String, GroupKernel> named = new TreeMap<>();
    for (int i = 0; i < kernels.size(); i++) {
      named.put(CLUSTER + (known.size() + i + 1), kernels.get(i));
    }
    return named;
  }
}
