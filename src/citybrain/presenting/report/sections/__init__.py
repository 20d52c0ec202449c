"""The parts of the report, each a function from its contents to a piece of the page, or nothing."""
