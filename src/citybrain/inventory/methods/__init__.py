"""Methods of the IPCC for what no single factor can tell: pure functions, equation by equation."""
