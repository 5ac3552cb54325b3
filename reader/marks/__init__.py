"""What is marked: annotations, and how they find their passage again. Pure."""
