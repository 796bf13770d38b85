import { expect, type Page } from '@playwright/test';
import { steps } from './course.ts';

/** A page of the app, with something on it. */
export interface Place {
  name: string;
  path: string;
  /** What stands there once the page has all it shows. */
  ready: (page: Page) => Promise<void>;
  /** Where `ready` leads to, if that is another page: one whose address is made as it runs. */
  leadsTo?: string;
  /** It looks like another place that is looked at in every way, so that one look is enough. */
  isLike?: boolean;
}

const heading = (name: string | RegExp) => (page: Page) =>
  expect(page.getByRole('heading', { level: 1, name })).toBeVisible();

const query = {
  calculations: [{ op: 'COUNT' }, { op: 'HEATMAP', column: 'duration_ms' }],
  filters: [{ column: 'name', op: 'exists' }],
  breakdowns: ['name'],
  time_range: 600,
};

/** What `accessible.spec.ts` leaves there to be seen. */
export const furniture = {
  savedQuery: { name: 'Latency by name', description: 'the slowest first', spec: query },
  board: {
    name: 'Every morning',
    description: 'what to look at first',
    panels: [
      { id: 'p1', type: 'text', content: '# Why\nBecause **it** counts, see [the map](/traces/map).', width: 'full' },
      { id: 'p2', type: 'query', title: 'Spans', shown: 'number', asks: { from: 'panel', spec: { time_range: 600 } } },
      { id: 'p3', type: 'query', title: 'How long', shown: 'both', asks: { from: 'panel', spec: query } },
    ],
  },
  environment: 'bootcamp',
  error: 'No feed for ada',
  line: 'a line to be found',
};

/** The first step of each kind in each lesson is looked at in every way; the others are of the same parts. */
const isFirstOfItsKind = (step: (typeof steps)[number]): boolean =>
  steps.find(({ lesson, kind }) => lesson === step.lesson && kind === step.kind) === step;

const ofSteps: Place[] = steps.map((step) => ({
  name: `the step ${step.id}`,
  path: `/learn/${step.lesson}/${step.id}`,
  ready: heading(step.title),
  isLike: !isFirstOfItsKind(step),
}));

const ofQueries: Place[] = [
  {
    name: 'the explore page with results',
    path: `/explore?query=${encodeURIComponent(JSON.stringify(query))}`,
    ready: (page) => expect(page.getByRole('region', { name: 'Results of the query' })).toBeVisible(),
  },
  {
    name: 'how a row of a result came about',
    path: `/explore/origin?query=${encodeURIComponent('{"time_range":600}')}`,
    ready: (page) => expect(page.getByRole('region', { name: '4 · The result' })).toBeVisible(),
    // It is looked at in every way by its own test.
    isLike: true,
  },
  {
    name: 'the saved queries, one of them being renamed',
    path: '/explore',
    ready: async (page) => {
      await page.getByRole('button', { name: 'Saved queries (1)' }).click();
      await page.getByRole('button', { name: 'Rename Latency by name' }).click();
      await expect(page.getByRole('form', { name: 'Rename Latency by name' })).toBeVisible();
    },
  },
  {
    name: 'the boards, one of them being renamed',
    path: '/boards',
    ready: async (page) => {
      await page.getByRole('button', { name: 'Rename Every morning' }).click();
      await expect(page.getByRole('form', { name: 'Rename Every morning' })).toBeVisible();
    },
  },
  {
    name: 'a board that is edited, with its answers',
    path: '/boards',
    leadsTo: '/boards/[id]',
    ready: async (page) => {
      await page.getByRole('link', { name: 'Every morning' }).click();
      await expect(page.getByRole('region', { name: 'How long' }).getByRole('table').last()).toBeVisible();
      await page.getByRole('button', { name: 'Edit', exact: true }).click();
      await page.getByRole('button', { name: 'Add a panel …' }).click();
      await expect(page.getByRole('form', { name: 'New panel' })).toBeVisible();
    },
  },
  {
    name: 'a query that is refused',
    path: `/explore?query=${encodeURIComponent('{"limit":-1}')}`,
    ready: (page) => expect(page.getByRole('main')).toContainText('limit'),
  },
];

const ofTelemetry: Place[] = [
  { name: 'the traces', path: '/traces', ready: (page) => expect(page.getByRole('rowheader').first()).toBeVisible() },
  {
    name: 'the lines of a log group',
    path: '/logs?group=cruddur',
    ready: (page) => expect(page.getByRole('main').getByText(furniture.line).first()).toBeVisible(),
  },
  {
    name: 'the errors',
    path: '/errors',
    ready: (page) => expect(page.getByRole('link', { name: furniture.error })).toBeVisible(),
  },
  {
    name: 'an error with its stack',
    path: '/errors',
    leadsTo: '/errors/[item]',
    ready: async (page) => {
      await page.getByRole('link', { name: furniture.error }).click();
      await expect(page.getByRole('region', { name: 'Stack trace' })).toBeVisible();
    },
  },
  {
    name: 'a secret that was found, and how to redact it',
    path: '/secrets',
    ready: async (page) => {
      await page.getByText('How to redact it at the source').first().click();
      await expect(page.getByRole('tabpanel')).toBeVisible();
    },
  },
  {
    name: 'the spending',
    path: '/spending',
    ready: (page) => expect(page.getByRole('meter').first()).toBeAttached(),
  },
  {
    name: 'the journal, with a waterfall and its preview',
    path: '/journal',
    ready: async (page) => {
      await page.getByText('Show its waterfall').first().click();
      await page.getByText('Preview of journal.md', { exact: true }).click();
      await expect(page.getByRole('img', { name: /^Waterfall of trace/ })).toBeVisible();
    },
  },
];

const others: Place[] = [
  {
    name: 'the course',
    path: '/',
    ready: (page) => expect(page.getByRole('link', { name: /^Go on: / })).toBeVisible(),
  },
  { name: 'a lesson', path: '/learn/live-stream', ready: heading(/./), isLike: true },
  {
    name: 'the connect page',
    path: '/connect',
    ready: (page) => expect(page.getByRole('row', { name: new RegExp(furniture.environment) })).toBeVisible(),
  },
  { name: 'the findings', path: '/findings', ready: heading('What the findings mean') },
  { name: 'a finding', path: '/findings/relation.split-traces', ready: heading('One request, several traces') },
  // By far the longest page, of the guide's parts: each look takes as long as those at ten others.
  { name: 'the words of an expectation', path: '/docs/expectations', ready: heading(/./), isLike: true },
  { name: 'the guide for instructors', path: '/docs/instructors', ready: heading(/./) },
  { name: 'the sign-in where there is no roster', path: '/sign-in', ready: heading('Sign in') },
  { name: 'the instructor’s page where there is no roster', path: '/instructor', ready: heading(/./) },
  { name: 'an address with nothing', path: '/nothing/here', ready: heading('There is nothing at this address') },
];

/** Every page of the app; `accessible.spec.ts` proves that none is missing. */
export const places: Place[] = [...ofSteps, ...ofQueries, ...ofTelemetry, ...others];
