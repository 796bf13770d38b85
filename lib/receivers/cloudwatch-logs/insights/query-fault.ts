/** What is wrong with a query, and at which of its characters; the second index is exclusive. */
export interface QueryProblem {
  message: string;
  from: number;
  to: number;
}

/** Thrown by the parser's parts and caught by `parseQuery`. */
export class QueryFault extends Error {
  constructor(readonly problem: QueryProblem) {
    super(problem.message);
  }
}
