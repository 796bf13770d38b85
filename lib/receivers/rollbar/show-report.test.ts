import { describe, expect, it } from 'vitest';
import { showReport } from './show-report.ts';

const frame = (filename: string, more: object = {}) => ({ filename, method: 'run', lineno: 7, ...more });

describe('a report as a page shows it', () => {
  it('names the application’s own frames from its root, and tells them from a library’s', () => {
    const frames = [frame('/srv/app/node_modules/next/x.js'), frame('file:///srv/app/home.mjs', { code: 'boom()' })];
    const trace = { frames, exception: { class: 'TypeError', message: 'x' } };
    const [exception] = showReport({ server: { root: '/srv/app' }, body: { trace } }).exceptions;
    expect(exception?.frames).toMatchObject([
      { file: 'node_modules/next/x.js', inApp: false },
      { file: 'home.mjs', line: 7, inApp: true, code: 'boom()' },
    ]);
  });

  it.each([
    ['a package of Python', '/srv/.venv/lib/python3.11/site-packages/flask/app.py'],
    ['Python itself', '/usr/lib/python3.11/threading.py'],
    ['Node itself', 'node:internal/timers'],
    ['nothing at all', '(unknown)'],
  ])('takes %s for nobody’s own', (_what, filename) => {
    const body = { trace: { frames: [frame(filename)], exception: { class: 'E' } } };
    expect(showReport({ body }).exceptions[0]?.frames[0]?.inApp).toBe(false);
  });

  it.each(['?', '#', '/', '\\', 'a', '1', '/lib/python'])(
    'reads a file name of nothing but %s, however long',
    (part) => {
      const filename = `${part.repeat(400_000 / part.length)}\n`;
      const body = { trace: { frames: [frame(filename)], exception: { class: 'E' } } };
      expect(showReport({ body }).exceptions).toHaveLength(1);
    },
  );

  it('shows the parts that hold something, and no part twice', () => {
    const data = {
      body: { message: { body: 'Hello', extra: { a: 1 } } },
      custom: { a: 1, trace_id: 'x' },
      request: { url: '/' },
      person: {},
      notifier: { name: 'node_rollbar', diagnostic: { raw_error: {} } },
    };
    const { parts, text } = showReport(data);
    expect(text).toBe('Hello');
    expect(parts).toEqual({
      Request: { url: '/' },
      Custom: { a: 1, trace_id: 'x' },
      Notifier: { name: 'node_rollbar' },
    });
  });

  it('is empty, and does not fail, for data of any other shape', () => {
    const odd = { body: { trace: { frames: [1, null, { filename: {} }], exception: 'x' }, telemetry: 'x' }, server: 4 };
    expect(showReport(odd).exceptions[0]).toMatchObject({
      class: '',
      frames: [{ file: '', line: null, inApp: false }],
    });
    expect(showReport({}).exceptions).toEqual([]);
  });
});
