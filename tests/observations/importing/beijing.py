"""Units of the hourly files of stations of Beijing, which do not name them (UCI data set 501)."""

UNITS = dict.fromkeys(("PM2.5", "PM10", "SO2", "NO2", "CO", "O3"), "ug/m3")
UNITS |= {"TEMP": "C", "PRES": "hPa", "DEWP": "C", "RAIN": "mm", "WSPM": "m/s"}
