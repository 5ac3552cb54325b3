"""What libraries on several machines exchange: a file of changes for each, in a folder that all see."""
