/** Prints tables for people, or as JSON lines. */
package dev.refocus.cli.table;
