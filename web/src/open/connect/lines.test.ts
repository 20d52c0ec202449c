import { describe, expect, it } from 'vitest';
import { brokerAt, curlLine, degreesOf, degreesText, mqttLine } from './lines';

describe('lines that send a first reading', () => {
  it('send what the server takes, quoted for a shell', () => {
    expect(curlLine('https://city.example', 7, 'citybrain_2_Ab', true)).toBe(
      `curl -X POST 'https://city.example/sta/v1.1/Datastreams(7)/Observations' -H 'Authorization: Bearer citybrain_2_Ab' -H 'Content-Type: application/json' -d '{"result": 21.3}'`,
    );
    expect(curlLine('http://a', 7, 's', false)).toContain(`{"result": "21.3"}`);
    expect(mqttLine(brokerAt('mqtt://10.0.0.7:1884', 'city.example'), 'v1.1/Datastreams(7)/Observations', 'citybrain_2_Ab', true)).toBe(
      `mosquitto_pub -h 10.0.0.7 -p 1884 -u sensor -P 'citybrain_2_Ab' -q 1 -t 'v1.1/Datastreams(7)/Observations' -m '{"result": 21.3}'`,
    );
    expect(mqttLine(brokerAt('mqtts://broker.example', 'a'), 't', null, true)).toBe(`mosquitto_pub -h broker.example -p 8883 --tls-use-os-certs -q 1 -t 't' -m '{"result": 21.3}'`);
  });

  it('name the server as the browser sees it where it listens at every address', () => {
    expect(brokerAt('mqtt://0.0.0.0:1883', 'city.example')).toEqual({ host: 'city.example', port: '1883', secure: false, here: false });
    expect(brokerAt('mqtt://127.0.0.1:1883', 'city.example').here).toBe(true);
    expect(brokerAt('mqtt://127.0.0.1:1883', 'localhost').here).toBe(false);
    expect(brokerAt('mqtt://[::1]:1883', '127.0.0.1').host).toBe('::1');
  });
});

describe('places in degrees', () => {
  it.each([
    ['60.17, 24.94', 60.17, 24.94],
    [' 60.17 24.94 ', 60.17, 24.94],
    ['60,17; 24,94', 60.17, 24.94],
    ['60,17 24,94', 60.17, 24.94],
    ['33.9°S, 151.2°E', -33.9, 151.2],
    ['40.7 N 74.0 W', 40.7, -74],
    ['-33.9, 151.2', -33.9, 151.2],
  ])('%s', (text, latitude, longitude) => expect(degreesOf(text)).toEqual({ latitude, longitude }));

  it.each(['', 'Kallio', '60', 'way/7', '60.17, 24.94, 3', '60.17, east'])('%s is none', (text) => expect(degreesOf(text)).toBeNull());

  it('are written as they are read', () => expect(degreesOf(degreesText({ latitude: 60.170001, longitude: -24.9 }))).toEqual({ latitude: 60.17, longitude: -24.9 }));
});
