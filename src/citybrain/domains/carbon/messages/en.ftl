### Texts of the domain carbon.

## Parts of the register

web-open-group-carbon = Carbon
web-open-group-emissions = Greenhouse gases
web-open-group-pathway = Way to 2050
