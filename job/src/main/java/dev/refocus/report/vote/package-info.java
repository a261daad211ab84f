/**
 * A page on which people choose between two restorations of one image without knowing which program
 * made which: {@link dev.refocus.report.vote.QuestionDraw} draws the questions, {@link
 * dev.refocus.report.vote.VotePage} makes the page. {@code dev.refocus.evaluate.vote} reads what it
 * saves.
 */
package dev.refocus.report.vote;
