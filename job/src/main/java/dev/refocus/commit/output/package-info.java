/** The files of an output that are no rows: the folder's layout, its settings and its manifest. */
package dev.refocus.commit.output;
