import { describe, expect, it } from 'vitest';
import { pageText } from './page-text.ts';
import { practicePage } from './practice-page.ts';

const watchers = new Set(['across-origins.js', 'app.js', 'a-step/after/page.js']);
const read = (search: string, origin = 'http://127.0.0.1:3000') =>
  practicePage(new URLSearchParams(search), origin, watchers);

describe('the practice page', () => {
  it('asks the home feed, watched across origins, where nothing is said', () => {
    expect(read('')).toEqual({ watcher: 'across-origins.js', api: '/api/activities/home', clockMs: 0 });
  });

  it('is watched by the step whose route it asks', () => {
    expect(read('api=/api/a-step/after')).toMatchObject({ watcher: 'a-step/after/page.js', api: '/api/a-step/after' });
  });

  it('asks the same server under its other loopback name', () => {
    expect(read('api=/api/a-step/after&origin=other')?.api).toBe('http://localhost:3000/api/a-step/after');
    expect(read('origin=other', 'http://localhost:3000')?.api).toBe('http://127.0.0.1:3000/api/activities/home');
  });

  it.each(['/api/a-step/before', '/api/other/after', '/classroom/runs', 'http://elsewhere.example/api/a-step/after'])(
    'is not there for %s',
    (api) => expect(read(new URLSearchParams({ api }).toString())).toBeNull(),
  );

  it('has a clock that is wrong where the address says so, and then alone a script for it', () => {
    expect(['', 'clock=slow', 'clock=fast'].map((search) => read(search)?.clockMs)).toEqual([0, -2000, 2000]);
    expect(read('clock=toString')).toBeNull();
    const page = { watcher: 'app.js', api: '/api/activities/home' };
    const slow = pageText({ ...page, clockMs: -2000 });
    expect(slow).toContain('Its clock is 2 seconds slow.');
    expect(slow.indexOf('wrong-clock.js')).toBeLessThan(slow.indexOf('files/app.js'));
    expect(slow).toContain('wrong-clock.js');
    expect(pageText({ ...page, clockMs: 0 })).not.toMatch(/wrong-clock|Its clock/);
  });

  it('writes nothing of an address as HTML', () => {
    const text = pageText({ watcher: 'app.js', api: 'http://"><script>alert(1)</script>', clockMs: 0 });
    expect(text).not.toContain('<script>alert');
    expect(text).not.toContain('"><script');
  });
});
