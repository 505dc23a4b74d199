"""The phrase bank: layers of YAML files with concepts, lines, heading sets and set phrases."""
