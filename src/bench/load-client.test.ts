// The client against a real server: as many at once as said, connections kept, bodies counted as they were sent.

import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { askConcurrently, fetchPage } from './load-client.ts';

const closing: (() => void)[] = [];

afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function serve(listener: RequestListener) {
  const server = createServer(listener);
  let connections = 0;
  server.on('connection', () => {
    connections += 1;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { origin: `http://127.0.0.1:${port}`, connections: () => connections };
}

test('so many readers ask at once, each on one connection, until all requests are made', async () => {
  const asked: string[] = [];
  let [inFlight, most] = [0, 0];
  const { origin, connections } = await serve((request, answer) => {
    asked.push(request.url ?? '');
    inFlight += 1;
    most = Math.max(most, inFlight);
    setTimeout(() => {
      inFlight -= 1;
      answer.end('harbour');
    }, 10);
  });
  let turn = 0;
  const answers = await askConcurrently(origin, () => `/${turn++}`, { clients: 4, requests: 20, patienceMs: 5000 });
  expect(new Set(asked).size).toBe(20);
  expect(most).toBe(4);
  expect(connections()).toBe(4);
  expect(answers.latencies).toHaveLength(20);
  expect(Math.min(...answers.latencies)).toBeGreaterThan(5);
  expect(answers.bodyBytes.every((bytes) => bytes === 7)).toBe(true);
});

test('no new request is made when patience has ended', async () => {
  const { origin } = await serve((_, answer) => setTimeout(() => answer.end('late'), 30));
  const answers = await askConcurrently(origin, () => '/', { clients: 2, requests: 1000, patienceMs: 100 });
  expect(answers.latencies.length).toBeGreaterThan(1);
  expect(answers.latencies.length).toBeLessThan(20);
});

test('an answer other than 200 ends the measuring and is named', async () => {
  const { origin } = await serve((_, answer) => answer.writeHead(404).end());
  await expect(fetchPage(`${origin}/missing`)).rejects.toThrow(`${origin}/missing answered 404 instead of 200.`);
});
