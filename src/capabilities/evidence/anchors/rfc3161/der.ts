// DER, as far as time-stamps and certificates need it: values with a tag and a length, read strictly, written shortly.

import { concat } from '../../bytes.ts';

export interface DerValue {
  readonly tag: number;
  /** What is inside. */
  readonly contents: Uint8Array;
  /** With tag and length. */
  readonly whole: Uint8Array;
}

export const derTag = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  oid: 0x06,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

/** Bytes that are not the DER they must be; caught where a time-stamp is verified. */
export class WrongDer extends Error {
  override readonly name = 'WrongDer';
}

/** The one value that the bytes are. */
export function readDer(bytes: Uint8Array, tag?: number): DerValue {
  const [only, ...others] = readAll(bytes);
  if (!only || others.length > 0 || (tag !== undefined && only.tag !== tag))
    throw new WrongDer('Not the value expected.');
  return only;
}

/** The values inside a value. */
export function partsOf({ contents }: DerValue): DerValue[] {
  return readAll(contents);
}

function readAll(bytes: Uint8Array): DerValue[] {
  const values: DerValue[] = [];
  for (let at = 0; at < bytes.length; ) {
    const tag = bytes[at] ?? 0;
    let length = bytes[at + 1] ?? 0x80;
    let start = at + 2;
    if (length === 0x80 || (tag & 31) === 31) throw new WrongDer('A form that DER does not have.');
    if (length > 0x80) {
      const count = length & 127;
      if (count > 4) throw new WrongDer('Too long.');
      length = 0;
      for (let byte = 0; byte < count; byte += 1) length = length * 256 + (bytes[start + byte] ?? 0);
      start += count;
    }
    if (start + length > bytes.length) throw new WrongDer('Ends early.');
    values.push({ tag, contents: bytes.subarray(start, start + length), whole: bytes.subarray(at, start + length) });
    at = start + length;
  }
  return values;
}

/** `1.2.840.113549`. */
export function oidOf({ tag, contents }: DerValue): string {
  if (tag !== derTag.oid) throw new WrongDer('Not an object identifier.');
  const numbers: number[] = [];
  let number = 0;
  for (const byte of contents) {
    number = number * 128 + (byte & 127);
    if (byte > 127) continue;
    numbers.push(number);
    number = 0;
  }
  const [first = 0, ...rest] = numbers;
  const top = Math.min(2, Math.floor(first / 40));
  return [top, first - top * 40, ...rest].join('.');
}

/** An instant of either form, in UTC. */
export function timeOf({ tag, contents }: DerValue): Date {
  const text = new TextDecoder().decode(contents);
  const shape =
    tag === derTag.utcTime
      ? /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)()Z$/
      : /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\.\d+)?Z$/;
  const match = shape.exec(text);
  if (!match || (tag !== derTag.utcTime && tag !== derTag.generalizedTime)) throw new WrongDer('Not a time.');
  const [, years = '', month, day, hour, minute, second, fraction = ''] = match;
  const year = years.length === 4 ? years : `${Number(years) < 50 ? '20' : '19'}${years}`;
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${fraction.slice(0, 4)}Z`);
  if (Number.isNaN(at.getTime())) throw new WrongDer('Not a time.');
  return at;
}

/** A value of these parts. */
export function writeDer(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const contents = concat(...parts);
  const { length } = contents;
  const head =
    length < 128 ? [tag, length] : length < 256 ? [tag, 0x81, length] : [tag, 0x82, length >> 8, length & 255];
  return concat(Uint8Array.from(head), contents);
}
