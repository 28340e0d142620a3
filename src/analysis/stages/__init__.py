"""The stages of a build, one module each; their order stands in `analysis.pipeline` alone."""
