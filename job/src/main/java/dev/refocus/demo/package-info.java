/** The demonstration: a local S3 server, and pictures of what a run restored. */
package dev.refocus.demo;
