import type { AnswerExpectation, Question } from '../checker/answer-expectation.ts';
import { applicable, OWN_SERVICE } from '../checker/applicable.ts';
import type { Expectation } from '../checker/expectation.ts';
import { fieldsWanted } from '../checker/documents/explain-resource.ts';
import type { ResourceExpectation } from '../checker/resource-expectation.ts';
import { isClickedOnPage, pathOf, practicePageOf, requestsElsewhere, type Stimulus } from '../checker/stimulus.ts';
import type { Step } from './step.ts';

/** A question without its answer: what may be sent to the one who is asked. */
export interface PublicQuestion {
  id: string;
  kind: Question['kind'];
  text: string;
  options: { id: string; text: string }[];
  placeholder: string;
}

/** One request of a run, ready to be sent. A stage must see no span but its own, so nobody traces the click on it. */
export interface PublicRequest {
  traced: boolean;
  method: string;
  path: string;
  headers: Record<string, string>;
  body: unknown;
  /** The practice page whose own click sends the request; null where this page sends it. */
  practicePage: string | null;
  /** The practice page may be opened with a clock that is wrong. */
  clocks: boolean;
}

/** How a step is done with one's own service. */
export interface PublicOwn {
  /** How the step's own request is sent; a student may choose another. */
  method: string;
  /** How many requests it takes. */
  times: number;
  /** Those that go to another route than the first, and the path they take on a service like the step's. */
  elsewhere: { id: string; path: string }[];
  /** The requests come from a page, which only its owner can click on; Spanwalk can but watch. */
  fromPage: boolean;
}

/** What has to be set up, as the page shows it beside what is there. */
export interface PublicResource {
  kind: 'resource';
  id: string;
  task: string;
  collection: ResourceExpectation['collection'];
  commands: ResourceExpectation['commands'];
  /** Each field that is asked for, and what it has to be, in words. */
  wanted: { key: string; wanted: string }[];
}

/** A step as its page needs it to act: neither the samples nor the right answers are in it. */
export type PublicStep =
  | { kind: 'read'; id: string }
  | { kind: 'emit'; id: string; variants: { id: string; requests: PublicRequest[] }[]; own: PublicOwn | null }
  | { kind: 'query'; id: string; task: string; /** The query has to be saved. */ saved: boolean }
  | PublicResource
  | { kind: 'answer'; id: string; questions: PublicQuestion[] };

const publicQuestion = (question: Question): PublicQuestion => ({
  id: question.id,
  kind: question.kind,
  text: question.text,
  options: 'options' in question ? question.options.map(({ id, text }) => ({ id, text })) : [],
  placeholder: ('placeholder' in question ? question.placeholder : undefined) ?? '',
});

const publicQuestions = ({ questions }: AnswerExpectation): PublicQuestion[] => questions.map(publicQuestion);

/** A stimulus that repeats is several requests, each with a trace of its own. */
function publicRequests(stimuli: readonly Stimulus[], variant: string): PublicRequest[] {
  return stimuli.flatMap((stimulus) => {
    const path = pathOf(stimulus, variant);
    if (path === null || stimulus.kind === 'manual') return [];
    const { method, headers = {}, body, kind, repeat } = stimulus;
    const practicePage = practicePageOf(stimulus, variant);
    const clocks = kind === 'http' && stimulus.frontend?.clocks === true;
    const request = { traced: kind === 'http', method, path, headers, body, practicePage, clocks };
    return Array.from({ length: repeat }, () => request);
  });
}

/** Null where nothing in the step can be checked on a service that is not its own. */
function publicOwn({ checks, stimulus }: Expectation): PublicOwn | null {
  if (applicable(checks, OWN_SERVICE).length === 0) return null;
  const requests = stimulus.filter((one) => one.kind !== 'manual');
  return {
    method: requests[0]?.method ?? 'GET',
    times: requests.reduce((sum, { repeat }) => sum + repeat, 0),
    elsewhere: requestsElsewhere(stimulus),
    fromPage: isClickedOnPage(stimulus),
  };
}

const publicResource = (id: string, expectation: ResourceExpectation): PublicResource => ({
  kind: 'resource',
  id,
  task: expectation.task ?? '',
  collection: expectation.collection,
  commands: expectation.commands,
  wanted: fieldsWanted(expectation),
});

/** What a step's page is given. */
export function publicStep(step: Step): PublicStep {
  const { id } = step;
  switch (step.kind) {
    case 'read':
      return { kind: 'read', id };
    case 'emit':
      return {
        kind: 'emit',
        id,
        variants: step.variants.map((variant) => ({
          id: variant,
          requests: publicRequests(step.expectation.stimulus, variant),
        })),
        own: publicOwn(step.expectation),
      };
    case 'query':
      return { kind: 'query', id, task: step.expectation.task ?? '', saved: step.expectation.saved };
    case 'resource':
      return publicResource(id, step.expectation);
    case 'answer':
      return { kind: 'answer', id, questions: publicQuestions(step.expectation) };
    default:
      return step satisfies never;
  }
}
