// The program of the sandbox's process, imported as text. It makes an empty world, a second global object without
// anything of Node's, puts the page and the filters in and reads one string out. No object of this side is ever handed
// to the other, because any of them leads to `process`.

interface JailRequest {
  /** Scripts to run in the world first: the page's parser and the walls. */
  readonly world: readonly string[];
  /** One script per file of filters, each leaving its exports in `filterModule`. */
  readonly modules: readonly string[];
  /** What `runFilters` of the world takes, as JSON. */
  readonly order: string;
}

/** Set by the line that precedes this program on the standard input of its process. */
declare const jailRequest: JailRequest;

const vm = process.getBuiltinModule('node:vm');
const net = process.getBuiltinModule('node:net');
const dgram = process.getBuiltinModule('node:dgram');

shutTheDoors();
const world = vm.createContext(vm.constants.DONT_CONTEXTIFY, {
  codeGeneration: { strings: false, wasm: false },
  // Promises of the world are settled before a run returns; there is nothing else in it that could take time.
  microtaskMode: 'afterEvaluate',
});

for (const script of jailRequest.world) run(script);
let fault = '';
for (const script of jailRequest.modules) {
  if (fault !== '') break;
  fault = textOf(
    run(`(() => { try { filterModules.push((function () { 'use strict'; ${script}\nreturn filterModule; })()); return ''; }
      catch (error) { return describeError(error); } })()`),
  );
}
if (fault === '') {
  run(`runFilters(${JSON.stringify(jailRequest.order)}); undefined`);
  process.stdout.write(textOf(run(`typeof filterAnswer === 'string' ? filterAnswer : ''`)));
} else {
  process.stdout.write(JSON.stringify({ fault }));
}

/** What the world throws is dropped unseen: Node would show it, and ask the object itself how. */
function run(script: string): unknown {
  try {
    return vm.runInContext(script, world, { displayErrors: false });
  } catch {
    return undefined;
  }
}

function textOf(answer: unknown): string {
  return typeof answer === 'string' ? answer : '';
}

/** The second wall: files, processes and threads are refused by Node's permissions, the network here. */
function shutTheDoors(): void {
  const refuse = () => {
    throw new Error('There is no network here.');
  };
  const shut = (owner: object, names: readonly string[]) => {
    for (const name of names)
      Object.defineProperty(owner, name, { value: refuse, writable: false, configurable: false });
  };
  shut(net.Socket.prototype, ['connect']);
  shut(net.Server.prototype, ['listen']);
  shut(dgram.Socket.prototype, ['bind', 'send', 'connect']);
  shut(process, ['binding', '_linkedBinding', 'dlopen', 'getBuiltinModule', 'kill']);
}
