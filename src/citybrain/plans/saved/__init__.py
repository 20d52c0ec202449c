"""Plans that are kept: the YAML files in the folder of a city."""
