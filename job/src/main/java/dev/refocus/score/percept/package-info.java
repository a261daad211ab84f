/**
 * Human judgement on CLIP's features: {@link dev.refocus.score.percept.Percept} with an adapter per
 * task, {@link dev.refocus.score.percept.Aesthetic} with LAION's heads, and the training of
 * adapters ({@link dev.refocus.score.percept.AdapterTraining}).
 *
 * <p>An adapter is a folder. {@code adapter.json} ({@link dev.refocus.score.percept.AdapterCard})
 * says what it is and states the checksum of its backbone; another backbone is refused. {@code
 * adapter.safetensors} has {@code head.I.weight}, {@code head.I.bias}, and, if the backbone itself
 * was adapted, {@code vision_model.encoder.layers.I.self_attn.{q,k,v}_proj.lora_{A,B}.weight}.
 */
package dev.refocus.score.percept;
