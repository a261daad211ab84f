/**
 * Methods of the user's own, with which {@code evaluate} compares: {@linkplain
 * dev.refocus.evaluate.peer.FolderPeer a folder of images} or {@linkplain
 * dev.refocus.evaluate.peer.CommandPeer a command}. {@code datasets/README.md} says how both are
 * given.
 */
package dev.refocus.evaluate.peer;
