/**
 * A Kubernetes of one machine for tests: fabric8's API server in memory, and a kubelet that starts
 * the container of a pod as a process, by the entry point of the image.
 */
package dev.refocus.kubernetes;
