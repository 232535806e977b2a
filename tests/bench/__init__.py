"""Speed and memory of whole training steps; `make bench` runs it."""
