/**
 * The users' networks: a file becomes a {@link dev.refocus.fit.network.Network}.
 *
 * <p>{@link dev.refocus.fit.network.NetworkFile} tells by a file's first bytes and by the names of
 * its arrays what it is. Of safetensors the program knows two structures, by the names in
 * Real-ESRGAN's published files: {@link dev.refocus.fit.network.Rrdbnet} and {@link
 * dev.refocus.fit.network.Srvgg}. TorchScript runs in libtorch ({@link
 * dev.refocus.fit.network.ScriptNetwork}), ONNX in ONNX Runtime ({@link
 * dev.refocus.fit.network.OnnxNetwork}). The program loads no pickle: one can run any command.
 *
 * <p>{@code datasets/reference/networks} holds tiny networks and what PyTorch makes of them. {@code
 * deploy/NETWORKS.md} says where networks are and how their files become such files.
 */
package dev.refocus.fit.network;
