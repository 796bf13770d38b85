import type { Problem } from '../../telemetry/problem.ts';
import { ALL_DATASETS } from '../plan.ts';

/** The header that carries a key, in Honeycomb's API as in its receivers. */
export const TEAM_HEADER = 'x-honeycomb-team';

/** Why Honeycomb's API refuses something: RFC 7807, as its OpenAPI has it. */
export interface ApiProblem {
  status: number;
  type: string;
  title: string;
  error: string;
  detail?: string;
  type_detail?: { field: string; code: DetailCode; description: string }[];
}

type DetailCode = 'invalid' | 'missing' | 'incorrect_type' | 'already_exists';

const TYPES = 'https://api.honeycomb.io/problems/';

export const notFoundProblem = (what: string): ApiProblem => ({
  status: 404,
  type: `${TYPES}not-found`,
  title: 'The requested resource cannot be found.',
  error: `${what} not found`,
});

/** A dataset that never received a span. Its slug is the name of the service, as it is. */
export const noDatasetProblem = (dataset: string): ApiProblem => ({
  ...notFoundProblem('Dataset'),
  detail: `No span of a service “${dataset.slice(0, 60)}” is here. ${ALL_DATASETS} stands for all services.`,
});

export const unparseableProblem: ApiProblem = {
  status: 400,
  type: `${TYPES}unparseable`,
  title: 'The request body could not be parsed.',
  error: 'The body is no JSON object of at most 256 KiB.',
};

export const unauthorisedProblem = (error: string): ApiProblem => ({
  status: 401,
  type: `${TYPES}unauthorized`,
  title: 'The request was not authorized.',
  error,
});

/** What Honeycomb calls a mistake, by what its code ends with. */
function detailCode({ code }: Problem): DetailCode {
  if (/\/(missing|no-column|no-value|needs-list)$/.test(code)) return 'missing';
  return code.endsWith('/wrong-type') ? 'incorrect_type' : 'invalid';
}

/** A query's mistakes, each at its field, with the way out that Honeycomb leaves to its documents. */
export const invalidProblem = (problems: readonly Problem[]): ApiProblem => ({
  status: 422,
  type: `${TYPES}validation-failed`,
  title: 'The provided input is invalid.',
  error: problems.map(({ message }) => message).join(' '),
  type_detail: problems.map((problem) => ({
    field: (problem.at ?? []).join('.'),
    code: detailCode(problem),
    description: `${problem.message} ${problem.hint}`,
  })),
});

/** A query that could not be run. @param problem what whoever asked can do about it; null where it is a fault of ours */
export const failedProblem = (problem: Problem | null): ApiProblem => ({
  status: problem === null ? 500 : 503,
  type: 'about:blank',
  title: 'The query could not be run.',
  error: problem?.message ?? 'Something went wrong in the store. Create the query result again.',
  ...(problem && { detail: problem.hint }),
});
