/** Files in YAML that users write: specifications of benchmarks, registries of models. */
package dev.refocus.config.spec;
