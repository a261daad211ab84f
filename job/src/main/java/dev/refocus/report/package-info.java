/**
 * A run as one page to look at and to show around, {@code index.html}: no network, no file beside
 * it.
 *
 * <p>{@link dev.refocus.report.ReportRow}s are what is told of the rows, {@link
 * dev.refocus.report.Pictures} what is shown of some of them; {@link
 * dev.refocus.report.GalleryChoice} says of which. {@link dev.refocus.report.PageData} makes one
 * JSON object of it all, {@link dev.refocus.report.ReportPage} a page. Names of files are data to
 * it: they reach the browser in that object alone and the page's own script writes them as text.
 */
package dev.refocus.report;
