"""From page to article: the only home of lxml and readability-lxml. No network."""
