"""Knowledge of the language, as data: TSV and YAML files, each entry with its examples."""
