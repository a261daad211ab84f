/**
 * What talks to a file system or an object store below the level of tables: files that are there
 * whole or not at all, paths, and what errors mean.
 */
package dev.refocus.store;
