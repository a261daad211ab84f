/** Prints tables for people. */
package dev.refocus.text;
