package dev.refocus.dispatch.executor;

import ai.djl.Device;
import ai.djl.engine.Engine;
import dev.refocus.config.Profile;
import dev.refocus.fit.ImageFitter;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.resource.ResourceInformation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an executor keeps between images: the device that Spark gave it, and the fitter on it. */
public final class FitWorker {
  private static final Logger log = LoggerFactory.getLogger(FitWorker.class);

  private static final Pattern LOCAL_CORES = Pattern.compile("local\\[(\\d+)(,\\d+)?]");
  private static final Map<Device, FitWorker> WORKERS = new ConcurrentHashMap<>();

  private final ImageFitter fitter;

  private FitWorker(Device device, int threads) {
    Libtorch library = Libtorch.loaded();
    log.info("{}", library);
    requireUsable(device, library.gpus());
    fitter = new ImageFitter(device, threads);
  }

  /** The executor's worker on the GPU of this task, or on the CPU if Spark gave it none. */
  public static FitWorker of(TaskContext task) {
    Device device = device(task.resourcesJMap().get("gpu"));
    int threads = threads(SparkEnv.get().conf());
    return WORKERS.computeIfAbsent(device, key -> new FitWorker(key, threads));
  }

  /**
   * The device on which a task fits.
   *
   * @param gpu what Spark assigned, or null
   */
  public static Device device(ResourceInformation gpu) {
    return gpu == null ? Device.cpu() : Device.gpu(Integer.parseInt(gpu.addresses()[0].strip()));
  }

  /** A broken installation ends the run here; it would fail every image one by one. */
  static void requireUsable(Device device, int gpus) {
    if (device.isGpu() && device.getDeviceId() >= gpus) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "Spark assigned GPU %d, PyTorch sees %d; give the executors PyTorch's CUDA library and driver",
              device.getDeviceId(),
              gpus));
    }
  }

  /**
   * A fitter for one image outside Spark: on the first GPU that PyTorch sees, else on all of this
   * machine's CPU cores.
   */
  public static ImageFitter local() {
    NativeLibraries.prepare();
    boolean gpu = Engine.getEngine("PyTorch").getGpuCount() > 0;
    return new ImageFitter(
        gpu ? Device.gpu() : Device.cpu(), Runtime.getRuntime().availableProcessors());
  }

  /**
   * Says which libtorch this process has, where minutes or hours depend on it: a profile that
   * trains networks.
   *
   * @param here whether images are fitted in this process
   */
  public static void tell(Profile profile, boolean here, PrintWriter console) {
    if (here && profile.trained()) {
      console.println(Libtorch.loaded());
      console.flush();
    }
  }

  public ImageFitter fitter() {
    return fitter;
  }

  /**
   * The executor's cores by its devices. The tasks on a device share its fitter's threads, so the
   * last image of a run has them all.
   */
  static int threads(SparkConf conf) {
    int devices = Math.max(conf.getInt("spark.executor.resource.gpu.amount", 1), 1);
    return Math.max(cores(conf) / devices, 1);
  }

  private static int cores(SparkConf conf) {
    String master = conf.get("spark.master", "local");
    Matcher local = LOCAL_CORES.matcher(master);
    if (local.matches()) {
      return Integer.parseInt(local.group(1));
    }
    int all = Runtime.getRuntime().availableProcessors();
    return master.equals("local") ? 1 : conf.getInt("spark.executor.cores", all);
  }
}
