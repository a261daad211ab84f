/**
 * Predicts human judgement from CLIP's features: {@link dev.refocus.score.percept.Percept} with an
 * adapter per task, and the training of adapters ({@link
 * dev.refocus.score.percept.AdapterTraining}).
 *
 * <p>An adapter is a folder. {@code adapter.json} ({@link dev.refocus.score.percept.AdapterCard})
 * describes it and states the checksum of its backbone; the program refuses another backbone.
 * {@code adapter.safetensors} has {@code head.I.weight}, {@code head.I.bias}, and, if the backbone
 * itself was adapted, {@code
 * vision_model.encoder.layers.I.self_attn.{q,k,v}_proj.lora_{A,B}.weight}.
 *
 * <p>The program also reads the names of a PerceptCLIP checkpoint, so that its state needs a card
 * but no new names. It reads names that end in {@code
 * encoder.layers.I.self_attn.{q,k,v}_proj.lora_{A,B}[.default].weight} (the peft library writes
 * {@code base_model.model.} before them), and for the head names that end in {@code head.N.},
 * {@code mlp.N.} or {@code layers.N.} and {@code weight} or {@code bias}, without {@code encoder}
 * in them, in the order of N. It ignores all others, such as {@code base_layer.weight}: they belong
 * to the backbone, whose checksum the card states.
 */
package dev.refocus.score.percept;
