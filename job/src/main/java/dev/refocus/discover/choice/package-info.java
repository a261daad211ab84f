/** Chooses among the files that a listing finds: what a user names, matches and samples. */
package dev.refocus.discover.choice;
