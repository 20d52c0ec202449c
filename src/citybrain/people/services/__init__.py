"""Services of the city, one catalogue for page, counter and reports; applications, questions and objections."""
