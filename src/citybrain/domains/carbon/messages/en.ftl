### Texts of the domain carbon.

## Parts of the register

topic-emissions = Greenhouse gases
topic-pathway = Way to 2050
