/**
 * CLIP models from their weights: images and texts to features in a space that both share.
 *
 * <p>A model is a folder: {@code config.json} and {@code model.safetensors} as Hugging Face has
 * them, {@code tokenizer.json} if its vocabulary is not OpenAI's. The arrays may bear OpenAI's
 * names instead; a ResNet, which Hugging Face does not have, always does, and its {@code
 * config.json} says {@code {"vision_config": {"num_attention_heads": 32, "image_size": 224}}}.
 * Float32 on a CPU, float16 on a GPU.
 *
 * <p>In the order of the data: {@link dev.refocus.score.clip.ClipPixels}, {@link
 * dev.refocus.score.clip.ClipTokenizer}; {@link dev.refocus.score.clip.VisionTransformer} or {@link
 * dev.refocus.score.clip.ModifiedResNet}, {@link dev.refocus.score.clip.TextTower}; {@link
 * dev.refocus.score.clip.Clip}; {@link dev.refocus.score.clip.ClipIqa}, {@link
 * dev.refocus.score.clip.QualiClip}.
 */
package dev.refocus.score.clip;
