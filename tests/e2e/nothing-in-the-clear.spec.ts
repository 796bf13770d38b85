import { expect, test, type Page } from './support/classroom.ts';
import { rows } from './support/step-page.ts';
import { plant, type Planted } from './support/planted.ts';

test.use({ classroomOf: 'in-the-clear' });

/**
 * The places whose secret a page tells: in its text, its fields or its markup. Scripts hold what the server was asked;
 * an address names what it leads to.
 */
async function toldBy(page: Page, { fragments }: Planted): Promise<string[]> {
  const told = await page.evaluate(() => {
    const copy = document.documentElement.cloneNode(true) as HTMLElement;
    for (const script of copy.querySelectorAll('script')) script.remove();
    for (const link of copy.querySelectorAll('[href]')) link.removeAttribute('href');
    // A choice in a list of streams is known by the stream's own name.
    for (const choice of copy.querySelectorAll('option')) choice.removeAttribute('value');
    const fields = [...document.querySelectorAll('input, textarea')] as HTMLInputElement[];
    return [copy.outerHTML, document.body.innerText, document.title, ...fields.map(({ value }) => value)].join('\n');
  });
  return [...fragments].filter(([, secret]) => told.includes(secret)).map(([place]) => `${page.url()}: ${place}`);
}

const asked = { calculations: [{ op: 'COUNT' }], breakdowns: ['name', 'app.note', 'app.card'], time_range: 7200 };
const query = encodeURIComponent(JSON.stringify(asked));

/** A board whose panels show what was sent: in a chart's legend and a table, and beside numbers. */
const board = {
  name: 'What leaks',
  panels: ['both', 'number'].map((shown, index) => ({
    id: `p${index + 1}`,
    type: 'query',
    title: `as ${shown}`,
    shown,
    asks: { from: 'panel', spec: asked },
  })),
};

/** Every page that shows telemetry, and what says that it has been drawn. */
const pagesOf = ({ traceId, spanId, segmentTrace, group }: Planted): [path: string, drawn: RegExp | string][] => [
  ['/secrets', 'Everything that arrived was looked through.'],
  ['/traces', 'leaky'],
  [`/traces/${traceId}`, 'GET /users/'],
  [`/traces/${traceId}?view=segments`, 'would be sent'],
  [`/traces/${traceId}?view=logs`, 'a line'],
  [`/traces/${traceId}?view=errors`, 'ValueError'],
  [`/traces/${segmentTrace}?view=segments`, 'arrived'],
  ['/logs', 'grp-'],
  [`/logs?group=${encodeURIComponent(group)}`, 'New ones appear at the top.'],
  [`/logs?group=${encodeURIComponent(group)}&tab=streams`, 'First line'],
  [`/logs?group=${encodeURIComponent(group)}&tab=insights&query=${encodeURIComponent('fields @message')}`, 'found'],
  ['/errors', 'Item'],
  ['/connect', 'leaky'],
  ['/spending', 'leaky'],
  ['/journal', 'Journal'],
  [`/explore?query=${query}`, 'app.card'],
  [`/explore?query=${query}&results=traces`, 'Rows matched'],
  [`/explore?query=${query}&results=rows`, /(All|The first) \d+ rows/],
  ...[0, 1, 2].map((nth): [string, string] => [
    `/explore/origin?trace=${traceId}&span=${spanId}&nth=${nth}`,
    'app.card',
  ]),
];

async function open(page: Page, path: string, drawn: RegExp | string): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole('main')).toContainText(drawn);
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
}

test('what the guard found is in the clear on no page until it is asked for', async ({ page, app }) => {
  const planted = await plant(app);
  const told: string[] = [];
  const { id } = await app.post<{ id: string }>('/classroom/boards', board);
  for (const [path, drawn] of [...pagesOf(planted), [`/boards/${id}`, 'app.card'] as const]) {
    await open(page, path, drawn);
    told.push(...(await toldBy(page, planted)));
  }
  await open(page, '/errors', 'Item');
  const item = await page.getByRole('main').getByRole('link').first().getAttribute('href');
  await open(page, item ?? '', 'ValueError');
  told.push(...(await toldBy(page, planted)));
  expect(told).toEqual([]);

  await open(page, `/traces/${planted.traceId}`, 'GET /users/');
  await rows(page).first().click();
  const details = page.getByRole('region', { name: 'Span details' });
  const attribute = planted.fragments.get('an attribute') ?? 'nothing was planted';
  await expect(details).toContainText('app.note');
  await expect(details).not.toContainText(attribute);
  await details.getByRole('button', { name: 'Show them' }).click();
  await expect(details).toContainText(attribute);
  // What is asked for is told, and the look through a page would have seen it before.
  expect(await toldBy(page, planted)).toContain(`${page.url()}: an attribute`);
});
