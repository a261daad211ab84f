/**
 * Human judgement on CLIP's features: {@link dev.refocus.score.percept.Percept} with an adapter per
 * task, {@link dev.refocus.score.percept.Aesthetic} with LAION's heads, and the training of
 * adapters ({@link dev.refocus.score.percept.AdapterTraining}).
 *
 * <p>An adapter is a folder. {@code adapter.json} ({@link dev.refocus.score.percept.AdapterCard})
 * says what it is and states the checksum of its backbone; another backbone is refused. {@code
 * adapter.safetensors} has {@code head.I.weight}, {@code head.I.bias}, and, if the backbone itself
 * was adapted, {@code vision_model.encoder.layers.I.self_attn.{q,k,v}_proj.lora_{A,B}.weight}.
 *
 * <p>The names of a PerceptCLIP checkpoint are read as well, so that its state needs a card and no
 * new names: any that end in {@code
 * encoder.layers.I.self_attn.{q,k,v}_proj.lora_{A,B}[.default].weight} (the peft library writes
 * {@code base_model.model.} before them), and for the head any that end in {@code head.N.}, {@code
 * mlp.N.} or {@code layers.N.} and {@code weight} or {@code bias}, without {@code encoder} in them,
 * in the order of N. All others, the backbone's own {@code base_layer.weight} among them, are left
 * alone: they are those of the backbone, whose checksum the card states.
 */
package dev.refocus.score.percept;
