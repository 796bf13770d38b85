import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readExcerpt } from '../lib/curriculum/excerpt.ts';
import { loadGlossary } from '../lib/curriculum/glossary.ts';
import { excerptsOf, lintProse, tagsOf } from '../lib/curriculum/lint/lint-prose.ts';
import { loadCurriculum } from '../lib/curriculum/load.ts';
import { allSteps } from '../lib/curriculum/neighbours.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const curriculum = loadCurriculum(root);
const pages = allSteps(curriculum).map(({ id, folder }) => ({
  id,
  file: `${folder}/step.mdx`,
  text: readFileSync(`${root}${folder}/step.mdx`, 'utf8'),
}));
const glossary = loadGlossary(root);

describe.each(pages)('the page of $id', ({ file }) => {
  it('shows, explains and links to what is there', () => {
    expect(lintProse(file, { root, curriculum, glossary })).toEqual([]);
  });
});

describe('the pages together', () => {
  const all = pages.map(({ text }) => text).join('\n');

  it('name every video of the week once', () => {
    const ids = tagsOf(all, 'Video').map(({ attributes }) => attributes.id);
    expect(ids.filter((id) => !/^[\w-]{11}$/.test(id ?? ''))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain('2GD9xCzRId4');
  });

  it('show both variants of every step that has two', () => {
    const shown = new Set(excerptsOf(all).map(({ file }) => file.split('/').slice(2, 4).join('/')));
    const hidden = allSteps(curriculum)
      .filter((step) => step.kind === 'emit')
      .flatMap(({ id, variants }) => variants.map((variant) => `${id}/${variant}`))
      .filter((variant) => !shown.has(variant));
    expect(hidden).toEqual([]);
  });

  it('carry every form of the notes: gp env, export, docker-compose.yml, and the query’s words', () => {
    const shown = excerptsOf(all).map((excerpt) => readExcerpt(root, excerpt).lines.join('\n'));
    const seen = [all, ...shown].join('\n');
    for (const form of [
      'gp env HONEYCOMB_API_KEY=',
      'export HONEYCOMB_API_KEY=',
      'OTEL_EXPORTER_OTLP_ENDPOINT: "https://api.honeycomb.io"',
      'BatchSpanProcessor(OTLPSpanExporter())',
      'FlaskInstrumentor().instrument_app(app)',
      'RequestsInstrumentor().instrument()',
      'tracer.start_as_current_span("http-handler")',
      'span.set_attribute("app.now", now.isoformat())',
      'span.set_attribute("app.result_length", len(results))',
      'trace.trace_id',
      'Last 10 minutes',
      'HEATMAP',
      'P90',
    ]) {
      expect(seen).toContain(form);
    }
  });
});
