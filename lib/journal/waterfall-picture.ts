import { durationMs } from '../telemetry/span.ts';
import { durationText } from '../waterfall/duration-text.ts';
import { layOut } from '../waterfall/layout.ts';
import { visibleRows } from '../waterfall/rows.ts';
import type { Tree } from '../waterfall/tree.ts';
import type { JournalTrace } from './journal.ts';
import { xml } from './safe-text.ts';
import { svg, type Colours } from './svg.ts';

type Picture = JournalTrace['picture'];
type Bar = Picture['bars'][number];

/** A page of a journal shows no more. */
const MOST_BARS = 60;

/** Four digits: a ten-thousandth of the axis is less than a pixel, and such numbers have one spelling. */
const rounded = (fraction: number): number => Number(fraction.toFixed(4));

/** What the picture of a trace shows: the page’s own rows and geometry. */
export function pictureOf(tree: Tree): Picture {
  const layout = layOut(tree);
  const rows = visibleRows(tree, new Set());
  const bars = rows.slice(0, MOST_BARS).map(({ branch: { span, depth } }): Bar => {
    const { offset, width } = layout.bar(span);
    return {
      service: span.service,
      name: span.name,
      duration: durationText(durationMs(span)),
      depth,
      colour: tree.colours.get(span.service) ?? 0,
      offset: rounded(offset),
      width: rounded(width),
      failed: span.status.code === 'error',
    };
  });
  const ticks = layout.ticks.map(({ offset, ms }) => ({ offset: rounded(offset), label: durationText(ms) }));
  return { bars, left: rows.length - bars.length, ticks };
}

const WIDTH = 1000;
const NAMES = 400;
const AXIS = { left: NAMES + 10, width: WIDTH - NAMES - 90 };
const ROW = 22;
const HEAD = 30;

const across = (fraction: number): number => AXIS.left + Math.min(1, Math.max(0, fraction)) * AXIS.width;

/** A trace’s picture as an SVG that stands alone: no script, no link, nothing that is fetched. */
export function waterfallSvg({ traceId, picture }: Pick<JournalTrace, 'traceId' | 'picture'>): string {
  const { bars, left, ticks } = picture;
  const height = HEAD + (bars.length + (left > 0 ? 1 : 0)) * ROW + 8;
  const title = `Waterfall of trace ${traceId}`;
  return svg({ width: WIDTH, height, title }, (colours) => [
    ...ticks.flatMap(({ offset, label }) => [
      `<path d="M${across(offset).toFixed(1)} ${HEAD - 6}V${height - 4}" stroke="${colours.rule}"/>`,
      `<text x="${across(offset).toFixed(1)}" y="18" fill="${colours.quiet}" text-anchor="middle">${xml(label, 20)}</text>`,
    ]),
    ...bars.flatMap((bar, row) => drawn(bar, HEAD + row * ROW, colours)),
    ...(left > 0 ? [`<text x="8" y="${height - 12}" fill="${colours.quiet}">… and ${left} more</text>`] : []),
  ]);
}

function drawn(bar: Bar, top: number, colours: Colours): string[] {
  const { service, name, duration, depth, offset, width, failed } = bar;
  const indent = 8 + Math.min(depth, 12) * 14;
  const fill = colours.services[bar.colour] ?? colours.quiet;
  const start = across(offset);
  const length = Math.max(2, across(offset + width) - start);
  const end = Math.min(start + length + 6, WIDTH - 70);
  const room = Math.max(8, Math.floor((NAMES - indent - 16) / 7));
  const words = `${service}: ${name}`;
  const shown = words.length > room ? `${words.slice(0, room - 1)}…` : words;
  const baseline = top + 15;
  return [
    `<circle cx="${indent}" cy="${top + 11}" r="4" fill="${fill}"/>`,
    `<text x="${indent + 10}" y="${baseline}" fill="${failed ? colours.bad : colours.ink}">${xml(shown)}</text>`,
    `<rect x="${start.toFixed(1)}" y="${top + 5}" width="${length.toFixed(1)}" height="12" rx="2" fill="${fill}"/>`,
    `<text x="${end.toFixed(1)}" y="${baseline}" fill="${failed ? colours.bad : colours.quiet}">${xml(duration, 20)}${failed ? ' ✗' : ''}</text>`,
  ];
}
