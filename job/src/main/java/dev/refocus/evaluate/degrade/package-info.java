/**
 * Pictures spoiled on purpose: the 24 {@linkplain dev.refocus.evaluate.degrade.Distortion
 * distortions} of 7 groups at 5 levels on which judges of quality are trained without opinions.
 *
 * <p>Kinds and levels are those of KADIS (Lin, Hosu, Saupe, "DeepFL-IQA: weak supervision for deep
 * IQA feature learning", 2020) as ARNIQA (Agnolucci et al., WACV 2024) takes them over. What a kind
 * does is written from its name and level; where neither paper states a formula, it is this
 * project's own, and the same level may spoil more or less than there.
 */
package dev.refocus.evaluate.degrade;
