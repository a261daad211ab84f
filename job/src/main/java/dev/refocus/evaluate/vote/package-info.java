/**
 * What people prefer: {@link dev.refocus.evaluate.vote.Votes} are choices between two images,
 * {@link dev.refocus.evaluate.vote.EloRatings} make of them a rating of every method.
 */
package dev.refocus.evaluate.vote;
