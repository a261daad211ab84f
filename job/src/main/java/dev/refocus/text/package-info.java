/**
 * Prints tables for people; reads and writes tables of comma-separated values; knows what a
 * mistyped name means.
 */
package dev.refocus.text;
