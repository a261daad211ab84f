/**
 * Talks to file systems and object stores below the level of tables: writes files as a whole or not
 * at all, handles paths, and explains errors.
 */
package dev.refocus.store;
