/**
 * Finished images before they are in the table: each an object of its own, with what it is worth.
 */
package dev.refocus.commit.ledger;
