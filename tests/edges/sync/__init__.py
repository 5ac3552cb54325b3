"""What machines exchange."""
