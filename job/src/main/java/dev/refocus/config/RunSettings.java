package dev.refocus.config;

import java.util.List;

/** The settings of a run that do not change pixels; {@link RunConfig} holds their values. */
public final class RunSettings {
  /** Which pages of a file are inputs. */
  enum Pages {
    FIRST,
    ALL
  }

  public static final Setting<List<String>> EXTENSIONS =
      new Setting<>(
          "input.extensions",
          List.of("png", "jpg", "jpeg", "jpe", "jfif", "tif", "tiff", "bmp", "webp", "gif"),
          SettingType.endings(),
          """
          Endings of the file names that the program tries. It skips a file with another ending and tries a file with none.""");

  public static final Setting<Pages> PAGES =
      new Setting<>(
          "input.pages",
          Pages.FIRST,
          SettingType.choice(Pages.values()),
          """
          Pages of a TIFF that the program restores. first: a file has one row; if it has further pages, that row is \
          degraded (FURTHER_PAGES). all: each page has a row; the URI of page 2 ends with #page=2. A page that its own tag \
          calls a preview or a mask does not count.""");

  public static final Setting<Integer> MIN_SIDE =
      new Setting<>(
          "input.min-side",
          0,
          SettingType.integer(0, 1 << 16, "LR pixels; 0 for any"),
          """
          LR pixels along the shorter side. The program skips a smaller image. A later run looks at it again, because this \
          setting may have changed.""");

  public static final Setting<Long> MAX_PIXELS =
      new Setting<>(
          "input.max-pixels",
          0L,
          SettingType.whole(0, 1L << 40, "LR pixels; 0 for any"),
          """
          LR pixels of an image. The program skips a larger image, where limits.max-pixels would let it fail. A later run \
          looks at it again.""");

  public static final Setting<Integer> MAX_TASKS =
      new Setting<>(
          "run.max-tasks",
          10_000,
          SettingType.integer(1, 1_000_000, "tasks"),
          """
          Spark tasks of a run, and so output files. A run with fewer images has one task for each image.""");

  public static final Setting<Integer> IMAGES_PER_FILE =
      new Setting<>(
          "run.images-per-file",
          32,
          SettingType.integer(1, 100_000, "rows"),
          "Rows of an output file. The memory of its writer grows with it.");

  public static final Setting<Integer> IMAGES_PER_MOVE =
      new Setting<>(
          "run.images-per-move",
          100_000,
          SettingType.integer(1, 100_000_000, "images"),
          """
          Images after which a run moves the rows that it has made from the ledger into the table, before it goes on. The \
          driver's memory and the seconds at the end grow with it. Runs that share kernels move all rows at their end.""");

  public static final Setting<Double> MAX_CORE_HOURS =
      new Setting<>(
          "run.max-core-hours",
          0.0,
          SettingType.amount("core-hours"),
          """
          Core-hours that the tasks of a run may take. After that the run begins no other image; it finishes and keeps what \
          it has begun, and ends with exit code 3. The same command continues. 0 sets no bound.""");

  public static final Setting<Boolean> SHARED_OUTPUT =
      new Setting<>(
          "output.shared",
          false,
          SettingType.flag(),
          """
          Says whether a local --output (file: or a path) is one folder for the driver and all executors, as on NFS. A run on \
          a cluster refuses a local output that is not shared, because every machine would write to its own disk. A run with \
          a local master does not ask.""");

  public static final Setting<Boolean> PRUNE =
      new Setting<>(
          "output.prune",
          false,
          SettingType.flag(),
          """
          Says whether the rows of inputs that are gone leave the table. The run then deletes every row whose input it does \
          not list, so it must list the whole archive. Without it the rows stay.""");

  public static final Setting<String> MODELS =
      new Setting<>(
          "score.models",
          "",
          SettingType.text("a folder (s3a://, file: or a path) or nothing"),
          """
          Folder with models of scores and their models.yaml. NIQE and BRISQUE need no folder.""");

  /** In the order of {@code conf/refocus.properties}. */
  public static final List<Setting<?>> ALL =
      List.of(
          EXTENSIONS,
          PAGES,
          MIN_SIDE,
          MAX_PIXELS,
          MAX_TASKS,
          IMAGES_PER_FILE,
          IMAGES_PER_MOVE,
          MAX_CORE_HOURS,
          SHARED_OUTPUT,
          PRUNE,
          MODELS);

  private RunSettings() {}
}
