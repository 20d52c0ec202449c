### Texts of the domain city.

## Parts of the register

