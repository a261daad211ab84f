package dev.refocus.dispatch;

import ai.djl.Device;
import dev.refocus.fit.ImageFitter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.resource.ResourceInformation;

/** What an executor keeps between images: the device that Spark gave it, and the fitter on it. */
public final class GpuWorker {
  private static final Map<Device, GpuWorker> WORKERS = new ConcurrentHashMap<>();

  static {
    // The fitter spreads work over its own threads; libtorch's would change sums with their number.
    setIfMissing("ai.djl.pytorch.num_threads");
    setIfMissing("ai.djl.pytorch.num_interop_threads");
  }

  private final ImageFitter fitter;

  private GpuWorker(Device device, int threads) {
    fitter = new ImageFitter(device, threads);
  }

  /** The executor's worker on the GPU of this task, or on the CPU if Spark gave it none. */
  static GpuWorker of(TaskContext task) {
    ResourceInformation gpu = task.resourcesJMap().get("gpu");
    Device device =
        gpu == null ? Device.cpu() : Device.gpu(Integer.parseInt(gpu.addresses()[0].strip()));
    int threads = threads(SparkEnv.get().conf(), task.cpus(), gpu != null);
    return WORKERS.computeIfAbsent(device, key -> new GpuWorker(key, threads));
  }

  /** A fitter on all of this machine's CPU cores, for one image outside Spark. */
  public static ImageFitter local() {
    return new ImageFitter(Device.cpu(), Runtime.getRuntime().availableProcessors());
  }

  ImageFitter fitter() {
    return fitter;
  }

  /** Executor cores by task slots: GPUs may be scarcer than cores, and then cores would idle. */
  static int threads(SparkConf conf, int taskCpus, boolean onGpu) {
    if (!onGpu) {
      return taskCpus;
    }
    double gpusOfTask = conf.getDouble("spark.task.resource.gpu.amount", 1);
    double gpusOfExecutor = conf.getDouble("spark.executor.resource.gpu.amount", 1);
    int cores = conf.getInt("spark.executor.cores", taskCpus);
    return Math.max(taskCpus, (int) (cores * gpusOfTask / gpusOfExecutor));
  }

  private static void setIfMissing(String property) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, "1");
    }
  }
}
