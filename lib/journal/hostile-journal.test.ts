import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { describe, expect, it } from 'vitest';
import { journal, query, step, told, TRACE_ID } from '../../tests/support/journal.ts';
import { made } from '../guard/leaks.fixture.ts';
import { heatmapSvg } from './heatmap-picture.ts';
import { markdownOf } from './markdown.ts';
import { maskJournal } from './masking.ts';
import { noteText } from './note-text.ts';
import { picturesOf } from './pictures.ts';
import { waterfallSvg } from './waterfall-picture.ts';

const HOSTILE = '"><script>alert(1)</script>](javascript:x)![a](http://evil.example/a.png)`|\u001b[31m\u202e\n# h';

/** What a renderer makes of a text, GitHub's own additions included: every node, parents before their children. */
function nodesOf(markdown: string): Nodes[] {
  const extensions = { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] };
  const nodes: Nodes[] = [];
  const open: Nodes[] = [fromMarkdown(markdown, extensions)];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    nodes.push(node);
    if ('children' in node) open.push(...node.children.toReversed());
  }
  return nodes;
}

const verdict = step().verdicts[0]!;
const everywhere = journal({
  student: { name: HOSTILE, workspace: HOSTILE },
  steps: [
    step({
      verdicts: [
        {
          ...verdict,
          variant: HOSTILE,
          given: [
            { what: HOSTILE, answer: HOSTILE },
            { what: HOSTILE, answer: { [HOSTILE]: [HOSTILE] } },
          ],
          outline: `${HOSTILE}\n\`\`\`\`\n<script>`,
          checks: [
            {
              title: HOSTILE,
              level: HOSTILE,
              status: 'failed',
              findings: [{ code: HOSTILE, level: 'error', message: HOSTILE, fix: HOSTILE }],
            },
          ],
        },
      ],
      note: { text: HOSTILE, changedAt: 1 },
    }),
  ],
  savedQueries: [
    query({
      name: HOSTILE,
      description: HOSTILE,
      dataset: HOSTILE,
      columns: [HOSTILE],
      rows: [[HOSTILE]],
      heatmaps: [
        { column: HOSTILE, scale: 'linear', columns: 1, rows: 1, cells: [[0, 0, 1]], low: HOSTILE, high: HOSTILE },
      ],
    }),
  ],
});

describe('a journal with hostile words in it', () => {
  const nodes = nodesOf(markdownOf(everywhere));
  const all = <Type extends Nodes['type']>(type: Type) =>
    nodes.filter((node): node is Extract<Nodes, { type: Type }> => node.type === type);

  it('brings no tag, link, picture or footnote of theirs into the Markdown', () => {
    for (const type of [
      'html',
      'link',
      'linkReference',
      'imageReference',
      'definition',
      'footnoteReference',
    ] as const) {
      expect([type, all(type)]).toEqual([type, []]);
    }
    expect(all('image').map(({ url }) => url)).toEqual([
      `pictures/waterfall-${TRACE_ID}.svg`,
      'pictures/heatmap-1-1.svg',
    ]);
    // oxlint-disable-next-line no-control-regex
    expect(markdownOf(everywhere)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
  });

  it('makes no heading and no column of them', () => {
    expect(all('heading').map(({ depth }) => depth)).toEqual([1, 2, 3, 4, 4, 2, 3]);
    expect(all('tableRow').map(({ children }) => children.length)).toEqual([1, 1]);
  });

  it('makes no list, quotation, rule or heading of what a note begins a line with', () => {
    const types = nodesOf(noteText('a\n===\nb\n---\n> c\n\n+ d\n# e\n***\n<!-- f\n    g\n| h |\n| - |')).map(
      ({ type }) => type,
    );
    expect(new Set(types)).toEqual(new Set(['root', 'paragraph', 'text', 'break', 'list', 'listItem']));
  });

  it('shows them whole', () => {
    const shown = nodes.flatMap((node) => ('value' in node ? [node.value] : []));
    expect(shown.filter((value) => value.includes('alert(1)')).length).toBeGreaterThan(10);
  });

  it('holds a block of code shut, whatever fences stand in it', () => {
    const markdown = markdownOf(everywhere);
    expect(markdown).toMatch(/^`{5}text\n[^]*\n````\n<script>\n`{5}$/m);
  });

  it('draws them as text alone, in pictures that fetch and run nothing', () => {
    const trace = told('GET @<svg/onload=x> 0..9\n  <script>alert(1)</script>&"\' 1..3 !x');
    const range = { from: HOSTILE, to: HOSTILE };
    const heatmap = everywhere.savedQueries[0]!.heatmaps[0]!;
    for (const svg of [waterfallSvg(trace), heatmapSvg(heatmap, range)]) {
      const tags = new Set([...svg.matchAll(/<\/?([\w:-]+)/g)].map(([, tag]) => tag));
      expect(
        [...tags].filter((tag) => !['svg', 'title', 'rect', 'path', 'text', 'circle', 'g'].includes(tag!)),
      ).toEqual([]);
      expect(svg).not.toMatch(/\s(on\w+|href|xlink:href|style)=/);
      expect(svg.match(/&(?!amp;|lt;|gt;|quot;|#39;)/g)).toBeNull();
    }
    expect(waterfallSvg(trace)).toContain('&lt;script&gt;');
  });

  it('keeps of a note paragraphs, lists and code, and shows the rest as it was typed', () => {
    const note = 'One `a<b>` and **two**.\n\n- an item <b>\n1. first\n\n```tsx\nconst a = <b>`x`</b>;\n```\n~~~\nopen';
    expect(noteText(note)).toBe(
      'One `a<b>` and \\*\\*two\\*\\*.\n\n- an item &lt;b>\n1. first\n\n\n```tsx\nconst a = <b>`x`</b>;\n```\n\n\n```text\nopen\n```',
    );
  });
});

describe('a journal that leaves the classroom', () => {
  const own = `hcaik_${'a1B2'.repeat(14)}`;
  const secrets = [made.jwt, made.card, made.aws, own, 'ada@example.com'];
  const all = secrets.join(' and ');
  const leaking = journal({
    steps: [
      step({
        title: 'Creating a span',
        verdicts: [
          { ...verdict, outline: `backend-next: GET /?mail=ada@example.com\n  ${all}` },
          { ...verdict, given: [{ what: all, answer: all }, { what: 'a', answer: { id: all, status: all, [all]: all } }] },
          { ...verdict, given: [{ what: 'b', answer: { filters: [{ column: 'password', op: '=', value: made.word }] } }] },
        ],
        note: { text: `My key is ${own}. ${all}`, changedAt: 1 },
      }),
    ],
    traces: [told(`GET ${made.jwt} @svc 0..9\n  pay ${made.card} 1..3`)],
    savedQueries: [
      query({
        name: all,
        description: all,
        spec: { filters: [{ column: 'password', op: '=', value: made.word }, { column: 'card', op: '=', value: Number(made.card) }] },
        columns: ['user.email', 'COUNT'],
        rows: [['ada@example.com', '3']],
      }),
    ],
  }); // prettier-ignore
  const masked = maskJournal(leaking, [own, '']);

  it('holds no secret, in whatever part of it they stood, nor in its Markdown and pictures', () => {
    const files = picturesOf(masked).map(({ svg }) => svg);
    for (const text of [JSON.stringify(masked), markdownOf(masked), ...files]) {
      for (const secret of [...secrets, made.word]) expect(text).not.toContain(secret);
    }
    expect(masked.steps[0]?.note?.text).toContain(`(hidden: ${own.length} characters)`);
  });

  it('keeps everything else as it was: ids, times, numbers, names', () => {
    const clean = journal();
    expect(maskJournal(clean, [own])).toEqual(clean);
    expect(masked.traces[0]?.traceId).toBe(TRACE_ID);
    expect(masked.student).toEqual(leaking.student);
  });

  it('has no half characters, which no signature could be over', () => {
    const half = maskJournal(journal({ steps: [step({ note: { text: 'a\ud800b', changedAt: 1 } })] }), []);
    expect(half.steps[0]?.note?.text).toBe('a\uFFFDb');
  });
});
