/**
 * Keeps finished images before they are in the table: each is an object of its own, with its
 * outcome in its name.
 */
package dev.refocus.commit.ledger;
