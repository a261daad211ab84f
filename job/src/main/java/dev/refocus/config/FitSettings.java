package dev.refocus.config;

import java.util.List;

/** The settings that change pixels; {@link FitConfig} holds their values. */
public final class FitSettings {
  public static final Setting<Double> SCALE =
      new Setting<>(
          "fit.scale",
          4.0,
          SettingType.number(1, 16, "HR pixels per LR pixel"),
          """
          HR pixels per LR pixel along a side. The program restores at 2, 3, 4, 8 and 16. For any other number it restores at \
          the next of them and reduces the image. 1 removes the blur and keeps the size.""");

  public static final Setting<Integer> WIDTH =
      new Setting<>(
          "fit.width",
          0,
          SettingType.integer(0, 1 << 16, "HR pixels; 0 for fit.scale"),
          """
          HR pixels along a row of every HR image, in the place of fit.scale. An image that would need a fit.scale out of its \
          bounds fails.""");

  public static final Setting<Profile> PROFILE =
      new Setting<>(
          "fit.profile",
          Profile.SOLVER,
          SettingType.choice(Profile.values()),
          """
          How the program restores an image. solver uses a small network that was trained on photographs; the network \
          restores under the kernel that the program finds. network runs a network of your own (fit.network) on what \
          solver restores. The other profiles use nothing but the image itself. fast is the shortest. balanced takes \
          about three times as long. neural runs balanced and then trains networks that start from its result: minutes \
          for a small image on a CPU. paper trains networks as KernelFusion published them: hours on a CPU, unless \
          fit.budget is small.""");

  public static final Setting<Look> LOOK =
      new Setting<>(
          "fit.look",
          Look.FAITHFUL,
          SettingType.choice(Look.values()),
          """
          How sharp a restored image may become. faithful is nearest to the truth in the mean: detail of which the program is \
          unsure stays soft. crisp shows that detail at full contrast, its errors too. balanced lies between both.""");

  public static final Setting<ShareKernel> SHARE =
      new Setting<>(
          "fit.share-kernel",
          ShareKernel.NONE,
          SettingType.choice(ShareKernel.values()),
          """
          Which images of restore pool what they tell of their kernel: those of one folder, of one camera with its lens and \
          focal length (camera, by EXIF), or of estimates that are alike (cluster). Three at least make a group. An image \
          takes the group's kernel where that explains it, else its own. The other commands restore each image alone.""");

  public static final Setting<Long> SEED =
      new Setting<>("fit.seed", 0L, SettingType.anyWhole(), "Seed of the random streams.");

  public static final Setting<Integer> MEMORY =
      new Setting<>(
          "fit.memory-per-image",
          2048,
          SettingType.integer(64, 1 << 20, "MiB"),
          """
          MiB that the native arrays of one image may take. Every task needs as much, beside the heap and about 400 MiB of \
          libraries. The program restores a larger image in overlapping windows, which changes pixels a little. The value \
          also bounds what one step of the networks of neural and paper sees; paper sees a whole image only with 20 kB per \
          HR pixel.""");

  public static final Setting<Double> BUDGET =
      new Setting<>(
          "fit.budget",
          1.0,
          SettingType.share(),
          """
          Share of the optimisation steps that neural and paper run. The other profiles train nothing and ignore it.""");

  public static final Setting<String> NETWORK =
      new Setting<>(
          "fit.network",
          "",
          SettingType.text("a name of the folder of models, a file, or nothing"),
          """
          The network of profile network: a name in the models.yaml of score.models, or a file (s3a://, file: or a path) that \
          holds safetensors, TorchScript or ONNX. The other profiles ignore it.""");

  /** In the order of {@code conf/refocus.properties}. */
  public static final List<Setting<?>> ALL =
      List.of(SCALE, WIDTH, PROFILE, LOOK, SHARE, SEED, MEMORY, BUDGET, NETWORK);

  private FitSettings() {}
}
