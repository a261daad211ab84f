/**
 * A judge of quality trained without opinions, as QualiCLIP is: an image tower learns that two
 * crops of a picture spoiled alike are alike, and that of five levels the worse is further from
 * texts such as "Good photo." and nearer to "Bad photo.".
 *
 * <p>{@link dev.refocus.score.quali.SpoiledCrops} makes the images, {@link
 * dev.refocus.score.quali.QualiLoss} says what is wanted, {@link
 * dev.refocus.score.quali.QualiTraining} trains and writes a checkpoint that {@link
 * dev.refocus.score.clip.QualiClip} reads, {@link dev.refocus.score.quali.RankAccuracy} says what
 * it learned.
 */
package dev.refocus.score.quali;
