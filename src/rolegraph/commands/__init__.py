"""The commands, one module each; every module's ``register`` adds its command to the app."""
