/**
 * Every image takes its own exam: {@link dev.refocus.fit.exam.SelfExam} makes the LR image smaller
 * once more, by the kernels that may have made it, with its own noise and its own JPEG tables. What
 * is lost in that is known, so the image itself teaches what its patches lack ({@link
 * dev.refocus.fit.exam.PatchRegression}) and says how much of it can be had: on pixels that were
 * kept apart ({@link dev.refocus.fit.exam.SelfExam#gainDb}).
 *
 * <p>Zero-shot super-resolution by internal pairs is Shocher, Cohen, Irani 2018 ("Zero-shot
 * super-resolution using deep internal learning"), who train a network on them; regression by
 * clusters of patches is Timofte, De Smet, Van Gool 2014 ("A+"), who learn it from other images.
 */
package dev.refocus.fit.exam;
