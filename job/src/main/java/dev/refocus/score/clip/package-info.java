/**
 * CLIP models from their weights. They turn images and texts into features in one space.
 *
 * <p>A model is a folder: {@code config.json} and {@code model.safetensors} in the form of Hugging
 * Face, and {@code tokenizer.json} if its vocabulary is not OpenAI's. The arrays may have OpenAI's
 * names instead. A ResNet, which Hugging Face does not offer, always has them, and its {@code
 * config.json} says {@code {"vision_config": {"num_attention_heads": 32, "image_size": 224}}}.
 * Float32 on a CPU, float16 on a GPU.
 *
 * <p>Scorers share a model: {@link dev.refocus.score.clip.Clip#share} gives it to another holder,
 * {@link dev.refocus.score.clip.Clip#adapted} with an adapter's matrices in the place of its own,
 * and {@link dev.refocus.score.clip.Clip#features} computes the features of a batch's {@link
 * dev.refocus.score.clip.Views} once for all of them.
 *
 * <h2>Names of the arrays that the program reads</h2>
 *
 * <p>Hugging Face's, of {@code model.safetensors} ({@code T} is {@code vision_model} or {@code
 * text_model}, {@code W} stands for {@code weight} and {@code bias}); the program ignores others:
 *
 * <pre>
 * vision_model.embeddings.{class_embedding, patch_embedding.weight, position_embedding.weight}
 * text_model.embeddings.{token_embedding.weight, position_embedding.weight}
 * vision_model.{pre_layrnorm, post_layernorm}.W     text_model.final_layer_norm.W
 * T.encoder.layers.I.{layer_norm1, layer_norm2, mlp.fc1, mlp.fc2}.W
 * T.encoder.layers.I.self_attn.{q_proj, k_proj, v_proj, out_proj}.W
 * visual_projection.weight    text_projection.weight    logit_scale
 * </pre>
 *
 * <p>OpenAI's, if a name in the file ends in {@code visual.conv1.weight}. A prefix of that name
 * ({@code clip_model.}) precedes all names:
 *
 * <pre>
 * visual.{class_embedding, conv1.weight, positional_embedding, ln_pre.W, ln_post.W, proj}
 * [visual.]transformer.resblocks.I.{ln_1, ln_2, attn.out_proj, mlp.c_fc, mlp.c_proj}.W
 * [visual.]transformer.resblocks.I.attn.{in_proj_weight, in_proj_bias}: query, key, value in turn
 * token_embedding.weight    positional_embedding    ln_final.W    text_projection    logit_scale
 * ResNet: visual.{conv1, conv2, conv3}.weight    visual.layerS.B.{conv1, conv2, conv3}.weight
 *     visual.layerS.B.downsample.0.weight, each with the statistics of its normalization (bn1,
 *     bn2, bn3, downsample.1): W, running_mean, running_var
 *     visual.attnpool.{positional_embedding, {q,k,v,c}_proj.W}
 * </pre>
 *
 * <p>QualiCLIP's checkpoint: the same, whichever names it uses, and one array whose name ends in
 * {@code prompts_features}, {@code (texts, features)}, positive and negative texts in turn. The
 * program does not read its text tower and {@code logit_scale}. Convert a {@code .pth} file first:
 * {@code safetensors.torch.save_file(state_dict, "model.safetensors")}.
 *
 * <p>In the order of the data: {@link dev.refocus.score.clip.ClipPixels}, {@link
 * dev.refocus.score.clip.ClipTokenizer}; {@link dev.refocus.score.clip.VisionTransformer} or {@link
 * dev.refocus.score.clip.ModifiedResNet}, {@link dev.refocus.score.clip.TextTower}; {@link
 * dev.refocus.score.clip.Clip}; {@link dev.refocus.score.clip.ClipIqa}, {@link
 * dev.refocus.score.clip.QualiClip}.
 */
package dev.refocus.score.clip;
