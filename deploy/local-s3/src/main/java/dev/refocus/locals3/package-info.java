/**
 * An S3 server for the demo and the tests: a process of its own, because its class path and Spark's
 * do not agree.
 */
package dev.refocus.locals3;
