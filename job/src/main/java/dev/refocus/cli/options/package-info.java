/** Options that several commands share. */
package dev.refocus.cli.options;
