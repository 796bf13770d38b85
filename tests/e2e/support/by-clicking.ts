import { expect, type Page } from '@playwright/test';
import type { ChoiceQuestion, Question, TelemetryQuestion } from '@/lib/checker/answer-expectation.ts';
import type { Step } from '@/lib/curriculum/step.ts';
import { setUp } from './set-up.ts';
import { expectGreen, expectRedWithItsReason, rows, runByClicking, verdict } from './step-page.ts';
import { expectTheTraceOfThatClick } from './trace-of-a-click.ts';

/** Opens the newest trace with a span of this name, selects it, searches its fields, and takes one of them along. */
async function copyFromATrace(page: Page, { span, search, field }: Record<'span' | 'search' | 'field', string>) {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Traces' }).click();
  await page.getByRole('rowheader').first().getByRole('link').click();
  await rows(page).filter({ hasText: span }).first().click();
  const details = page.getByRole('region', { name: 'Span details' });
  await details.getByRole('searchbox', { name: 'Search fields' }).fill(search);
  await expect(details.getByRole('status')).toContainText(/^\d+ of \d+ fields$/);
  await details.getByRole('button', { name: `Copy the value of ${field}` }).click();
  // A tab that is closed before has copied nothing.
  await expect(details.getByRole('button', { name: `Copied the value of ${field}` })).toBeVisible();
}

/** A second tab beside the lesson, as one would have it, to fetch something from a trace. */
async function paste(page: Page, question: Question, what: Record<'span' | 'search' | 'field', string>): Promise<void> {
  const beside = await page.context().newPage();
  await beside.goto('/');
  await copyFromATrace(beside, what);
  await beside.close();
  await page.bringToFront();
  // Three clicks choose all that stands there, so that it is replaced.
  await page.getByRole('textbox', { name: question.text }).click({ clickCount: 3 });
  await page.keyboard.press('ControlOrMeta+V');
}

type Rightly = { rightly: boolean };

/** Fills in a value that stands in a trace. */
async function find(page: Page, question: TelemetryQuestion, { rightly }: Rightly): Promise<void> {
  if (!rightly) return page.getByRole('textbox', { name: question.text }).fill('no idea');
  const field = question.attribute;
  const { name } = question.match;
  const where = field.startsWith('app.')
    ? { span: typeof name === 'string' ? name : 'http-handler', search: 'app.' }
    : // The newest trace is a route's, or a stage's.
      { span: 'backend-', search: 'trace.' };
  return paste(page, question, { ...where, field });
}

/** Leaves exactly the right options chosen, or the wrong ones. */
async function choose(page: Page, question: ChoiceQuestion, { rightly }: Rightly): Promise<void> {
  const group = page.getByRole('group', { name: question.text });
  const role = question.kind === 'multiple' ? 'checkbox' : 'radio';
  for (const { text, correct } of question.options.toSorted((a, b) => Number(a.correct) - Number(b.correct))) {
    const option = group.getByRole(role, { name: text, exact: true });
    const wanted = correct === rightly;
    if (wanted || role === 'checkbox') await option.setChecked(wanted);
  }
}

const answer = (page: Page, question: Question, how: Rightly): Promise<void> =>
  question.kind === 'from-telemetry' ? find(page, question, how) : choose(page, question, how);

async function takeQuiz(page: Page, questions: readonly Question[]): Promise<void> {
  for (const question of questions) await answer(page, question, { rightly: false });
  await page.getByRole('button', { name: 'Check my answers' }).click();
  await expectRedWithItsReason(page);
  for (const question of questions) await answer(page, question, { rightly: true });
  await page.getByRole('button', { name: 'Check my answers' }).click();
  await expectGreen(page);
}

async function runBothVariants(page: Page): Promise<void> {
  await runByClicking(page, 'Before');
  await expectRedWithItsReason(page);
  const after = await runByClicking(page, 'After');
  await expectGreen(page);
  await expectTheTraceOfThatClick(page, after);
}

const run = (page: Page): Promise<void> => page.getByRole('button', { name: 'RUN QUERY' }).click();

/** Types a little into a clause and clicks the choice that is meant. */
async function pick(page: Page, into: string, typed: string, choice: string): Promise<void> {
  await page.getByRole('combobox', { name: into }).fill(typed);
  await page.getByRole('option', { name: choice }).first().click();
}

/** What each query step asks for, as one clicks it together; each begins with COUNT alone, which is not enough. */
const queries: Record<string, (page: Page) => Promise<void>> = {
  'count-by-trace': async (page) => {
    await pick(page, 'Group by a column', 'trace', 'trace.trace_id');
    await page.getByRole('combobox', { name: 'Time range' }).selectOption('Last 10 minutes');
  },
  'heatmap-and-p90': async (page) => {
    await pick(page, 'Add a calculation', 'heat', 'HEATMAP(duration_ms)');
    await pick(page, 'Add a calculation', 'p90', 'P90(duration_ms)');
    await page.getByRole('button', { name: 'Remove COUNT', exact: true }).click();
  },
  'failed-sign-ins': async (page) => {
    await pick(page, 'Group by a column', 'app.user', 'app.user_id');
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    await pick(page, 'Column of filter 1', 'app.sign', 'app.sign_in');
    await page.getByRole('combobox', { name: 'Value of filter 1' }).fill('refused');
  },
  'weighted-counts': (page) => pick(page, 'Group by a column', 'SampleRate', 'SampleRate'),
  'latency-by-user': async (page) => {
    await pick(page, 'Add a calculation', 'p90', 'P90(duration_ms)');
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    await pick(page, 'Column of filter 1', 'app.user_id', 'app.user_id');
    await page.getByRole('combobox', { name: 'Operator of filter 1' }).selectOption('exists');
    await pick(page, 'Group by a column', 'app.user_id', 'app.user_id');
  },
  'recent-traces': async (page) => {
    await pick(page, 'Add a calculation', 'max', 'MAX(duration_ms)');
    await pick(page, 'Group by a column', 'trace', 'trace.trace_id');
    await page.getByRole('combobox', { name: 'Time range' }).selectOption('Last 10 minutes');
  },
};

/** Saves what the builder holds under a name that nobody has yet. */
async function saveAs(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /^Save (as )?…$/ }).click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText(`Saved as “${name}”.`)).toBeVisible();
}

/** A question that is right is not enough where it is to be saved; and what is saved must be what was asked. */
async function askAndSave(page: Page, { id, title }: Step): Promise<void> {
  await saveAs(page, `${title}, too early`);
  await expectRedWithItsReason(page);
  await queries[id]?.(page);
  await run(page);
  await expect(verdict(page)).toContainText('is still saved as it was before');
  await saveAs(page, title);
  await expectGreen(page);
}

async function ask(page: Page, step: Extract<Step, { kind: 'query' }>): Promise<void> {
  await run(page);
  await expectRedWithItsReason(page);
  if (step.expectation.saved) await askAndSave(page, step);
  else {
    await queries[step.id]?.(page);
    await run(page);
    await expectGreen(page);
  }
  await expect(page.getByRole('region', { name: 'Results of the query' })).toBeVisible();
}

/** Does what a step asks for, first wrongly where it can be done wrongly. */
export async function doStep(page: Page, step: Step): Promise<void> {
  switch (step.kind) {
    case 'read':
      await page.getByRole('button', { name: 'I have read this' }).click();
      return expect(page.getByText('Marked as read.')).toBeVisible();
    case 'emit':
      return runBothVariants(page);
    case 'query':
      return ask(page, step);
    case 'resource':
      return setUp(page, step.id, step.expectation.after);
    case 'answer':
      return takeQuiz(page, step.expectation.questions);
    default:
      return step satisfies never;
  }
}
