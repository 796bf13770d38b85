import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readExcerpt } from '../lib/curriculum/excerpt.ts';
import { loadGlossary } from '../lib/curriculum/glossary.ts';
import { loadCurriculum } from '../lib/curriculum/load.ts';
import { allSteps, findStep } from '../lib/curriculum/neighbours.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const curriculum = loadCurriculum(root);
const pages = allSteps(curriculum).map(({ id, folder }) => ({
  id,
  text: readFileSync(`${root}${folder}/step.mdx`, 'utf8'),
}));
const glossary = loadGlossary(root);

/** The tags of a component in a page, each with its attributes by name. */
function tagsOf(text: string, component: string): Record<string, string>[] {
  const tags = text.matchAll(new RegExp(`<${component}\\b([^>]*)>`, 'g'));
  return Array.from(tags, ([, attributes = '']) =>
    Object.fromEntries(
      Array.from(attributes.matchAll(/(\w+)="([^"]*)"/g), ([, name = '', value = '']) => [name, value]),
    ),
  );
}

/** Every part of a file that a page shows, and the parts it compares with. */
function excerptsOf(text: string): { file: string; region: string | undefined }[] {
  const excerpts = tagsOf(text, 'Excerpt').flatMap(({ file = '(no file)', compare, region }) =>
    (compare === undefined ? [file] : [file, compare]).map((each) => ({ file: each, region })),
  );
  const pairs = tagsOf(text, 'BeforeAfter').flatMap(({ before, after, region }) =>
    [before, after].map((file) => ({ file: file ?? '(no file)', region })),
  );
  return [...excerpts, ...pairs];
}

/** A page as its reader meets it: no tags, no file names. */
const wordsOf = (text: string): string[] =>
  text
    .replaceAll(/<[^>]*>/g, ' ')
    .split(/\s+/)
    .filter((word) => /\w/.test(word));

/** Whether a path of the app leads somewhere. */
function leadsSomewhere(path: string): boolean {
  const [, room = '', lesson, step] = path.split(/[/#?]/);
  if (room !== 'learn') return existsSync(`${root}app/${room}`);
  if (step !== undefined) return findStep(curriculum, step)?.lesson.id === lesson;
  return curriculum.lessons.some(({ id }) => id === lesson);
}

describe.each(pages)('the page of $id', ({ text }) => {
  it('says something, and not too much', () => {
    expect(wordsOf(text).length).toBeGreaterThan(90);
    expect(wordsOf(text).length).toBeLessThan(900);
  });

  it('types no code by hand', () => {
    expect(text).not.toMatch(/^\s*(```|~~~)/m);
    expect(text).not.toMatch(/<(pre|code)\b/);
  });

  it('shows excerpts that exist', () => {
    for (const excerpt of excerptsOf(text)) expect(() => readExcerpt(root, excerpt)).not.toThrow();
  });

  it('explains its words, each once', () => {
    const words = Array.from(
      text.matchAll(/<Term(?: is="([^"]+)")?>([^<]+)<\/Term>/g),
      ([, is, word = '']) => is ?? word.toLowerCase(),
    );
    expect(words.filter((word) => glossary[word] === undefined)).toEqual([]);
    expect(words.filter((word, at) => words.indexOf(word) < at)).toEqual([]);
  });

  it('links to pages that exist, and outward by https', () => {
    const links = Array.from(text.matchAll(/\]\(([^)]+)\)/g), ([, href = '']) => href);
    const bad = links.filter((href) => (href.startsWith('/') ? !leadsSomewhere(href) : !href.startsWith('https://')));
    expect(bad).toEqual([]);
  });

  it('closes what it opens, so that a tab does not swallow the rest of the page', () => {
    for (const tag of ['Tabs', 'Tab', 'InYourLanguage', 'Note', 'IfItGoesWrong']) {
      const [opened, closed] = [`<${tag}(?=[\\s>])`, `</${tag}>`].map(
        (edge) => text.match(new RegExp(edge, 'g')) ?? [],
      );
      expect(opened?.length).toBe(closed?.length);
    }
  });
});

describe('the pages together', () => {
  const all = pages.map(({ text }) => text).join('\n');

  it('name every video of the week once', () => {
    const ids = tagsOf(all, 'Video').map(({ id }) => id);
    expect(ids.filter((id) => !/^[\w-]{11}$/.test(id ?? ''))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain('2GD9xCzRId4');
  });

  it('use every word that the glossary explains', () => {
    const used = new Set(
      Array.from(all.matchAll(/<Term(?: is="([^"]+)")?>([^<]+)</g), ([, is, word = '']) => is ?? word.toLowerCase()),
    );
    expect(Object.keys(glossary).filter((word) => !used.has(word))).toEqual([]);
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
