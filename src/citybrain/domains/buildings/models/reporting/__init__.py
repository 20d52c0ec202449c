"""Numbers as frameworks of indicators ask for them: of homes, of public services, of heat and of own renewables."""
