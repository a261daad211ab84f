/** A YARN of one machine for tests, with a resource manager and a node manager in this JVM. */
package dev.refocus.yarn;
