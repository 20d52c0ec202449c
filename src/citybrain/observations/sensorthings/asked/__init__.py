"""What a request asks for: resource path and query options."""
