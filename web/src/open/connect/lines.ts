/** The lines that send a first reading, ready to paste, and places as people write them. */
import type { Place } from '../../map/frame';

/** A reading that a line sends; a person puts the sensor's own in its place. */
const NUMBER = '{"result": 21.3}';
const TEXT = '{"result": "21.3"}';
const LOOPBACK = ['127.0.0.1', 'localhost', '::1', '[::1]'];
const ANY = ['0.0.0.0', '::', '[::]'];
/** Degrees, north before east: "60.17, 24.94", "60.17 24.94", "60,17 24,94", "60.17°N 24.94°E". */
const DEGREES = /^(-?\d{1,3}(?:[.,]\d+)?)\s*°?\s*([NS])?\s*(?:[,;]\s*|\s+)(-?\d{1,3}(?:[.,]\d+)?)\s*°?\s*([EW])?$/i;

/** Where MQTT is spoken; `here`: to programs of the server's own machine alone. */
export interface Broker {
  host: string;
  port: string;
  secure: boolean;
  here: boolean;
}

export function bodyOf(numeric: boolean): string {
  return numeric ? NUMBER : TEXT;
}

export function curlLine(origin: string, stream: number, secret: string, numeric: boolean): string {
  return `curl -X POST '${origin}/sta/v1.1/Datastreams(${stream})/Observations' -H 'Authorization: Bearer ${secret}' -H 'Content-Type: application/json' -d '${bodyOf(numeric)}'`;
}

/** The line for a client of MQTT; without a secret somebody else's broker knows who may send. */
export function mqttLine({ host, port, secure }: Broker, topic: string, secret: string | null, numeric: boolean): string {
  const who = secret === null ? '' : ` -u sensor -P '${secret}'`;
  return `mosquitto_pub -h ${host} -p ${port}${secure ? ' --tls-use-os-certs' : ''}${who} -q 1 -t '${topic}' -m '${bodyOf(numeric)}'`;
}

/** Where an address of the server's configuration is for whoever sees the page at a host. */
export function brokerAt(address: string, seen: string): Broker {
  const { hostname, port, protocol } = new URL(address.replace(/^mqtt/, 'http'));
  const secure = protocol === 'https:';
  const own = hostname.replace(/^\[|\]$/g, '');
  const host = ANY.includes(hostname) ? seen : own;
  return { host, port: port || (secure ? '8883' : '1883'), secure, here: LOOPBACK.includes(host) && !LOOPBACK.includes(seen) };
}

/** A place of degrees, north before east unless letters say otherwise; null for anything else. */
export function degreesOf(text: string): Place | null {
  const found = DEGREES.exec(text.trim());
  if (!found) return null;
  const sign = (letter: string | undefined) => (letter && 'SWsw'.includes(letter) ? -1 : 1);
  const latitude = sign(found[2]) * Number(found[1].replace(',', '.'));
  const longitude = sign(found[4]) * Number(found[3].replace(',', '.'));
  return { latitude, longitude };
}

export function degreesText({ latitude, longitude }: Place): string {
  return `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
}
