// Run in the sandbox's world before any filter, imported as text: takes away what a page needs not and a bomb does, and
// pins the hooks by which an error's stack would show frames of the other side.

for (const name of [
  // Memory outside the heap, which the heap's limit does not count.
  'ArrayBuffer',
  'SharedArrayBuffer',
  'Atomics',
  'DataView',
  'WebAssembly',
  ...['Int8', 'Uint8', 'Uint8Clamped', 'Int16', 'Uint16', 'Int32', 'Uint32', 'Float16', 'Float32', 'Float64'].map(
    (kind) => `${kind}Array`,
  ),
  'BigInt64Array',
  'BigUint64Array',
  // Code made of text is refused anyway.
  'eval',
]) {
  Reflect.deleteProperty(globalThis, name);
}
for (const [name, value] of [
  ['prepareStackTrace', undefined],
  ['stackTraceLimit', 0],
] as const) {
  Object.defineProperty(Error, name, { value, writable: false, configurable: false });
}
Object.defineProperty(globalThis, 'Error', { value: Error, writable: false, configurable: false });
