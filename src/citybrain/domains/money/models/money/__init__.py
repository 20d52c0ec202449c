"""Who pays and who gains: investments over the years, taxes, subsidies, present values, groups of people."""
