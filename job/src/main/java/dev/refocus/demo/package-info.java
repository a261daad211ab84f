/** The demonstration: it starts a local S3 server and draws what a run restored. */
package dev.refocus.demo;
