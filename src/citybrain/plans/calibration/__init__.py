"""Calibration: factors between computed and measured use, estimated from bills and put on record.

The numbers are made by pure modules (`groups`, `screening`, `robust`, `hierarchy`, `estimate`, `holdout`, `calibrate`);
`record` and `layer` alone read and write files; `act` puts both together.
"""
