### Texts of the domain city.

## Parts of the register

web-open-group-city = City and weather
