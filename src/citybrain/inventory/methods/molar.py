"""Ratios of molar masses, as the IPCC rounds them."""

CARBON_DIOXIDE_PER_CARBON = 44.0 / 12.0
METHANE_PER_CARBON = 16.0 / 12.0
NITROUS_OXIDE_PER_NITROGEN = 44.0 / 28.0
