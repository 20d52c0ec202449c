"""The Finnish Meteorological Institute. The answers were composed after its open data manual and the schemas of GML.

They have the structure of those recorded in the tests of fmi-weather-client (`valid_observation_by_place_response.xml`,
`error_no_data_available_response.xml`). That rain is of the hour before was compared there with the intensities of ten
minutes by others; that -1 is no rain the institute says in its advice on observations.
"""

import pytest

from citybrain.observations.catalogue import streams
from citybrain.observations.connectors.fetching import ConnectorError
from citybrain.observations.connectors.fmi import read
from citybrain.observations.connectors.schedule import pull
from citybrain.observations.sensing import Sensing
from tests.observations.connectors.services import asking, serving

COVERAGE = b"""<?xml version="1.0" encoding="UTF-8"?>
<wfs:FeatureCollection xmlns:wfs="http://www.opengis.net/wfs/2.0" xmlns:gml="http://www.opengis.net/gml/3.2"
 xmlns:omso="http://inspire.ec.europa.eu/schemas/omso/3.0" xmlns:om="http://www.opengis.net/om/2.0"
 xmlns:sams="http://www.opengis.net/samplingSpatial/2.0" xmlns:gmlcov="http://www.opengis.net/gmlcov/1.0"
 xmlns:swe="http://www.opengis.net/swe/2.0" numberMatched="1" numberReturned="1">
 <wfs:member><omso:GridSeriesObservation gml:id="o-1">
  <om:featureOfInterest><sams:SF_SpatialSamplingFeature gml:id="f-1"><sams:shape><gml:MultiPoint gml:id="mp-1">
   <gml:pointMember><gml:Point gml:id="point-100971" srsName="http://www.opengis.net/def/crs/EPSG/0/4258">
    <gml:name>Helsinki Kaisaniemi</gml:name><gml:pos>60.17523 24.94459 </gml:pos></gml:Point></gml:pointMember>
  </gml:MultiPoint></sams:shape></sams:SF_SpatialSamplingFeature></om:featureOfInterest>
  <om:result><gmlcov:MultiPointCoverage gml:id="mpcv1-1">
   <gml:domainSet><gmlcov:SimpleMultiPoint gml:id="mp1-1" srsDimension="3"><gmlcov:positions>
     60.17523 24.94459  1769731200
     60.17523 24.94459  1769731800
   </gmlcov:positions></gmlcov:SimpleMultiPoint></gml:domainSet>
   <gml:rangeSet><gml:DataBlock><gml:rangeParameters/><gml:doubleOrNilReasonTupleList>
     -3.1 4.2 1012.3 NaN
     -3.0 NaN 1012.2 0.4
   </gml:doubleOrNilReasonTupleList></gml:DataBlock></gml:rangeSet>
   <gmlcov:rangeType><swe:DataRecord>
     <swe:field name="t2m"/><swe:field name="ws_10min"/><swe:field name="p_sea"/><swe:field name="r_1h"/>
   </swe:DataRecord></gmlcov:rangeType>
  </gmlcov:MultiPointCoverage></om:result>
 </omso:GridSeriesObservation></wfs:member>
</wfs:FeatureCollection>"""
SIMPLE = b"""<?xml version="1.0" encoding="UTF-8"?>
<wfs:FeatureCollection xmlns:wfs="http://www.opengis.net/wfs/2.0" xmlns:gml="http://www.opengis.net/gml/3.2"
 xmlns:BsWfs="http://xml.fmi.fi/schema/wfs/2.0">
 <wfs:member><BsWfs:BsWfsElement gml:id="e-1">
  <BsWfs:Location><gml:Point gml:id="p-1" srsDimension="2"><gml:pos>60.17523 24.94459 </gml:pos></gml:Point>
  </BsWfs:Location>
  <BsWfs:Time>2026-01-30T00:00:00Z</BsWfs:Time><BsWfs:ParameterName>NO2_PT1H_avg</BsWfs:ParameterName>
  <BsWfs:ParameterValue>17.5</BsWfs:ParameterValue></BsWfs:BsWfsElement></wfs:member>
 <wfs:member><BsWfs:BsWfsElement gml:id="e-2">
  <BsWfs:Location><gml:Point gml:id="p-2" srsDimension="2"><gml:pos>60.17523 24.94459 </gml:pos></gml:Point>
  </BsWfs:Location>
  <BsWfs:Time>2026-01-30T01:00:00Z</BsWfs:Time><BsWfs:ParameterName>NO2_PT1H_avg</BsWfs:ParameterName>
  <BsWfs:ParameterValue>NaN</BsWfs:ParameterValue></BsWfs:BsWfsElement></wfs:member>
</wfs:FeatureCollection>"""

REFUSED = b"""<?xml version="1.0" encoding="UTF-8"?>
<ExceptionReport xmlns="http://www.opengis.net/ows/1.1" version="2.0.0" xml:lang="eng">
 <Exception exceptionCode="OperationParsingFailed">
  <ExceptionText>No locations found for the place</ExceptionText>
 </Exception>
</ExceptionReport>"""


def test_a_coverage_has_each_known_parameter_of_each_station_and_time(sensing: Sensing) -> None:
    with serving(lambda path, asked: COVERAGE) as service:
        settings = asking("fmi", bbox="24.6,60.1,25.3,60.4", url=f"{service.url}/wfs")
        done = pull(sensing, settings)
        assert service.asked[0][1]["bbox"] == "24.6,60.1,25.3,60.4"
    assert (done.received, done.stored) == (4, 4)
    with sensing.records.read() as connection:
        assert {(one.thing, one.property) for one in streams(connection)} == {
            ("Helsinki Kaisaniemi", "Air temperature"),
            ("Helsinki Kaisaniemi", "Wind speed"),
            ("Helsinki Kaisaniemi", "Rainfall"),
        }


@pytest.mark.parametrize(("told", "expected"), [(b"0.4", 0.4), (b"-1.0", 0.0)])
def test_rain_is_of_the_hour_before_and_minus_one_is_none(told: bytes, expected: float) -> None:
    (rain,) = [one for one in read(COVERAGE.replace(b"0.4", told)) if one.property == "rainfall"]
    assert (rain.result, rain.time, rain.until) == (expected, 1_769_728_200_000_000, 1_769_731_800_000_000)


def test_what_the_institute_refuses_is_told_in_its_words() -> None:
    with pytest.raises(ConnectorError) as raised:
        read(REFUSED)
    assert raised.value.arguments["received"] == "No locations found for the place"


def test_simple_features_are_read_as_well() -> None:
    (one,) = read(SIMPLE)
    assert (one.property, one.result, one.place) == ("nitrogen_dioxide", 17.5, (24.94459, 60.17523))


@pytest.mark.parametrize(
    "told",
    [
        b"no",
        b"<html><body>Under maintenance</body></html>",
        b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        COVERAGE.replace(b"?>", b"?><!--" + b" " * 10_000 + b'--><!DOCTYPE a [<!ENTITY b "c">]>', 1),
        COVERAGE.replace(b"-3.1 4.2", b"-3.1"),
        COVERAGE.replace(b"1769731800", b"soon"),
        SIMPLE.replace(b"17.5", b"much"),
        SIMPLE.replace(b"2026-01-30T00:00:00Z", b"today"),
    ],
)
def test_what_is_no_answer_of_the_institute_is_told(told: bytes) -> None:
    with pytest.raises(ConnectorError, match="connector-answer"):
        read(told)
