"""The use cases; every front end calls this and nothing lower."""
