/** Prints tables for people; reads and writes tables of comma-separated values. */
package dev.refocus.text;
