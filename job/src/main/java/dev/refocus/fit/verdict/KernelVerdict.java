package dev.refocus.fit.verdict;

import dev.refocus.ErrorCode;
import dev.refocus.Finding;
import dev.refocus.fit.bank.InterpolationKernel;
import dev.refocus.fit.bank.KernelChoice;
import dev.refocus.fit.bank.KernelHypothesis;
import dev.refocus.fit.blend.Blend;
import dev.refocus.fit.exam.SelfExam;
import dev.refocus.fit.file.FileDamage;
import dev.refocus.fit.kernel.KernelEstimate;
import dev.refocus.fit.model.DataStep.GuessError;
import dev.refocus.fit.model.Kernel;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The kernel to restore with and how far it is to be trusted.
 *
 * @param found the interpolation kernel if none is to be restored with
 * @param exam of the LR image under this kernel; empty if the image is interpolated
 * @param confidence see {@link KernelConfidence}, of a shape by its estimates' agreement alone; 0
 *     if the image shows no kernel
 * @param misfit see {@link KernelMisfit}
 * @param blend of the image restored with it and of what knows less
 * @param warnings empty if the kernel is to be trusted
 */
public record KernelVerdict(
    KernelHypothesis found,
    Optional<SelfExam> exam,
    double confidence,
    double misfit,
    Blend blend,
    List<Finding> warnings) {
  /** From here on {@value #SURE_WEIGHT} beside bicubic is best, see RATIONALE.md. */
  static final double SURE = 0.7;

  static final double SURE_WEIGHT = 0.85;

  /** From here on restored images are better in the mean, but not all by themselves. */
  static final double TRUSTED = 0.6;

  static final double TRUSTED_WEIGHT = 0.7;

  /** The chance from which on the program stands by an image. */
  static final double PROMISED = 0.9;

  /** From here on there is something to restore. */
  static final double RESTORABLE = 0.3;

  private static final double NAMED_MISFIT = 0.003;

  /** Above it 98 of 100 JPEGs of the tuning truths gain and 1 of 100 loses. */
  static final double SURE_WHO_WROTE = 0.96;

  /** The kernel to restore with. */
  public Kernel kernel() {
    return found.kernel();
  }

  /** The chance that restoring with it beats interpolation. */
  public double chance() {
    return found.isBlind() ? KernelConfidence.ofShape(confidence) : confidence;
  }

  /**
   * A shape's own errors are as wide as it is, and smooth corrections would follow them. Under a
   * JPEG they are the lesser evil: even ones draw its blocks.
   *
   * @param damage of the image's file
   */
  public GuessError guessError(FileDamage damage) {
    return found.isBlind() && damage.jpeg().isEmpty() ? GuessError.EVEN : GuessError.NATURAL;
  }

  /** Whether the kernel is good enough to restore with at all. */
  public boolean restores() {
    return exam.isPresent();
  }

  /** Of a blind estimate, and of what the image's likeness to itself says of it. */
  public static KernelVerdict of(KernelChoice choice, KernelEstimate blind, Examiner examiner) {
    KernelHypothesis shaped = new KernelHypothesis(KernelHypothesis.BLIND, blind.kernel());
    return believes(choice, blind, examiner)
        ? judge(choice, shaped, KernelConfidence.of(blind), examiner)
        : ofBank(choice, examiner);
  }

  /**
   * Whether the image has the shape that was found, and not one of the bank's kernels.
   *
   * @param choice with {@code blind} as the blind estimate
   */
  public static boolean believes(KernelChoice choice, KernelEstimate blind, Examiner examiner) {
    KernelHypothesis shaped = new KernelHypothesis(KernelHypothesis.BLIND, blind.kernel());
    int scale = examiner.scale();
    ShapeEvidence evidence =
        ShapeEvidence.of(
            shaped.width(scale),
            blind.kernel().elongation(),
            scale,
            choice.shape(),
            KernelConfidence.of(blind));
    return evidence.isEnough(examiner.damage());
  }

  /** Of a kernel that others agree on: it is nearer to the truth than what doubts it. */
  static KernelVerdict shared(KernelEstimate group) {
    double chance = KernelConfidence.ofShape(KernelConfidence.of(group));
    return new KernelVerdict(
        new KernelHypothesis(KernelHypothesis.SHARED, group.kernel()),
        Optional.empty(),
        chance,
        KernelMisfit.of(1),
        Blend.NONE,
        below(PROMISED, chance, "estimates of the group's kernel differ"));
  }

  /** Of the bank alone, for a picture that has no shape or is too small to show one. */
  public static KernelVerdict ofBank(KernelChoice choice, Examiner examiner) {
    SelfExam exam = examiner.exam(choice.chances());
    double width = choice.named().width(examiner.scale());
    double confidence = KernelConfidence.ofNamed(width, examiner.damage().camera());
    return new KernelVerdict(
        choice.named(),
        Optional.of(exam),
        confidence,
        NAMED_MISFIT,
        blend(width, examiner),
        doubts(width, examiner.damage().camera(), confidence));
  }

  private static List<Finding> doubts(double width, double camera, double confidence) {
    if (KernelConfidence.ofNamed(width, 0) < PROMISED) {
      return below(PROMISED, confidence, "the kernel is wide, and does harm where it is wrong");
    }
    String unsure =
        String.format(
            Locale.ROOT,
            "the program cannot tell whether a camera, which sharpens, wrote the JPEG (chance %.2f)",
            camera);
    return camera == 0 ? List.of() : below(SURE_WHO_WROTE, confidence, unsure);
  }

  private static Blend blend(double width, Examiner examiner) {
    FileDamage damage = examiner.damage();
    return damage.jpeg().isPresent()
        ? Blend.ofNamedJpeg(width, damage.camera(), examiner.scale())
        : Blend.ofNamed(width, examiner.scale());
  }

  private static KernelVerdict judge(
      KernelChoice choice, KernelHypothesis shaped, double confidence, Examiner examiner) {
    if (confidence >= TRUSTED) {
      return trusted(shaped, confidence, examiner);
    }
    return confidence >= RESTORABLE
        ? ofBank(choice, examiner)
            .doubted(confidence, doubt(confidence, "restored with a program's kernel instead"))
        : interpolation(
            examiner.scale(),
            confidence,
            List.of(doubt(confidence, "enlarged by interpolation instead")));
  }

  private static KernelVerdict trusted(
      KernelHypothesis shaped, double confidence, Examiner examiner) {
    return new KernelVerdict(
        shaped,
        Optional.of(examiner.exam(Map.of(shaped, 1.0))),
        confidence,
        KernelMisfit.of(confidence),
        Blend.ofBlind(confidence >= SURE ? SURE_WEIGHT : TRUSTED_WEIGHT),
        below(
            PROMISED,
            KernelConfidence.ofShape(confidence),
            "estimates of the kernel's shape differ"));
  }

  /** Nothing if the chance is enough to stand by the image. */
  private static List<Finding> below(double trusted, double chance, String otherwise) {
    return chance >= trusted
        ? List.of()
        : List.of(
            new Finding(
                ErrorCode.KERNEL_UNCERTAIN,
                String.format(
                    Locale.ROOT,
                    "confidence is %.2f, below the trusted %.2f: %s",
                    chance,
                    trusted,
                    otherwise)));
  }

  private static Finding doubt(double confidence, String consequence) {
    return new Finding(
        ErrorCode.KERNEL_UNCERTAIN,
        String.format(
            Locale.ROOT,
            "confidence in the kernel is %.2f, below the usable %.2f: %s",
            confidence,
            TRUSTED,
            consequence));
  }

  /** A kernel without a shape is the lesser harm where the one with a shape is doubted. */
  private KernelVerdict doubted(double lower, Finding doubt) {
    return new KernelVerdict(found, exam, lower, misfit, blend, List.of(doubt));
  }

  /** Of a kernel that the user knows: nothing is left to judge. */
  public static KernelVerdict given(Kernel kernel) {
    KernelHypothesis given = new KernelHypothesis(KernelHypothesis.GIVEN, kernel);
    return new KernelVerdict(given, Optional.empty(), 1, KernelMisfit.of(1), Blend.NONE, List.of());
  }

  /** Of an image whose time was over before there were estimates to compare. */
  public static KernelVerdict outOfTime(int scale) {
    return interpolation(scale, 0, List.of());
  }

  /** Of an image that is too flat to show its kernel. */
  public static KernelVerdict flat(int scale) {
    Finding flat =
        new Finding(
            ErrorCode.NO_TEXTURE,
            "the image is too flat to show its kernel: the program enlarged it by interpolation");
    return interpolation(scale, 0, List.of(flat));
  }

  private static KernelVerdict interpolation(int scale, double confidence, List<Finding> warnings) {
    KernelHypothesis kernel =
        new KernelHypothesis(InterpolationKernel.NAME, InterpolationKernel.of(scale));
    return new KernelVerdict(
        kernel, Optional.empty(), confidence, KernelMisfit.of(0), Blend.NONE, warnings);
  }
}
