/** The files of an output that are no rows: its folder's layout, settings and manifest. */
package dev.refocus.commit.output;
