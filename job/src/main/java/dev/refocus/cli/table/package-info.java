/** What commands print of a table: for people, or as JSON lines. */
package dev.refocus.cli.table;
