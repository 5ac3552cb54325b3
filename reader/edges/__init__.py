"""One module for each thing outside: network, disk, detector."""
