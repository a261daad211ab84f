/**
 * Every image takes its own exam. {@link dev.refocus.fit.exam.SelfExam} makes the LR image smaller
 * once more with the kernels that may have made it, with its own noise and its own JPEG tables. The
 * program knows what that step loses, so {@link dev.refocus.fit.exam.PatchRegression} learns from
 * it what the image's patches lack. {@link dev.refocus.fit.exam.SelfExam#gainDb} measures the gain
 * on pixels that the regression did not see.
 *
 * <p>Zero-shot super-resolution by internal pairs is Shocher, Cohen, Irani 2018 ("Zero-shot
 * super-resolution using deep internal learning"), who train a network on them; regression by
 * clusters of patches is Timofte, De Smet, Van Gool 2014 ("A+"), who learn it from other images.
 */
package dev.refocus.fit.exam;
